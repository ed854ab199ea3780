// The shapes that the server sends: the form (see cms/works/schema.py) and the draft.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface Choice {
  value: string;
  label: string;
  help: string;
}

export interface Field {
  name?: string;
  type: string;
  label: string;
  help: string;
  required: boolean;
  required_to_submit?: boolean;
  default?: Json;
  max_length?: number | null;
  min?: number | null;
  max?: number | null;
  choices?: Choice[];
  features?: string[];
  blocks?: BlockType[];
  fields?: Field[];
  item?: Field;
  min_num?: number | null;
  max_num?: number | null;
}

export interface BlockType {
  name: string;
  label: string;
  icon: string;
  value: Field;
}

export interface Section {
  name: string;
  label: string;
  fields: Field[];
}

export interface Schema {
  kind: string;
  label: string;
  sections: Section[];
}

/** One block of a stream, or one item of a list (whose type is "item"). */
export interface Item {
  type: string;
  value: Json;
  id: string;
}

export interface PictureInfo {
  id: number;
  title: string;
  url: string;
  width: number;
  height: number;
  alt: string;
  focal: { x: number; y: number } | null;
}

export interface SubtitleInfo {
  id: number;
  language: string;
  label: string;
}

export interface FilmInfo {
  id: number;
  title: string;
  state: "uploaded" | "processing" | "ready" | "failed";
  state_label: string;
  progress: number;
  failure: string;
  duration: number | null;
  width: number | null;
  height: number | null;
  url: string;
  poster: PictureInfo | null;
  subtitles: SubtitleInfo[];
}

export interface AttachmentInfo {
  id: number;
  title: string;
  size: number;
  content_type: string;
  url: string;
}

export interface WorkInfo {
  id: number;
  title: string;
  kind_label: string;
  creator: string;
}

/** What the ids in a draft stand for, so that the editor can show them. */
export interface References {
  pictures: Record<string, PictureInfo>;
  films: Record<string, FilmInfo>;
  attachments: Record<string, AttachmentInfo>;
  works: Record<string, WorkInfo>;
}

export interface TopicNode {
  id: number;
  name: string;
  depth: number;
}

export interface Option {
  value: string;
  label: string;
}

/** Something said about a place of the work: what is missing, or a reviewer's remark. */
export interface Message {
  id?: number;
  field: string;
  text: string;
  by?: string;
  at?: string;
}

export interface EditorConfig {
  work: { id: number; kind: string; title: string };
  user: string;
  locked: string;
  schema: Schema;
  values: JsonObject;
  revision: number | null;
  references: References;
  topics: TopicNode[];
  series: Option[];
  organisations: Option[];
  remarks: Message[];
  missing: Message[];
  limits: { picture: number; film: number; attachment: number; draft: number };
  urls: Record<string, string>;
}
