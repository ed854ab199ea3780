// What a script adds to pages that are whole without it.
import { seekLinks } from "./film";
import { comics } from "./comic";
import { followContents } from "./contents";
import { rolePickers } from "./roles";
import { themeSwitch } from "./theme-switch";

themeSwitch();
seekLinks();
comics();
followContents();
rolePickers();
