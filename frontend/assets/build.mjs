// Builds every frontend/assets/src/<name>/index.ts and index.css into frontend/assets/build/<name>.js and <name>.css.
// `--dev` keeps the lines readable and adds source maps; `--watch` builds again when a file changes.
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const source = path.join(here, "src");
const target = path.join(here, "build");
const dev = process.argv.includes("--dev");
const watch = process.argv.includes("--watch");

function entryPoints() {
  if (!existsSync(source)) return [];
  return readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => ["index.ts", "index.css"].map((file) => ({ in: path.join(source, name, file), out: name })))
    .filter((entry) => existsSync(entry.in));
}

const options = {
  entryPoints: entryPoints(),
  outdir: target,
  bundle: true,
  format: "esm",
  target: ["es2022", "safari16", "chrome100", "firefox100"],
  minify: !dev,
  sourcemap: dev ? "linked" : false,
  charset: "utf8",
  // Fonts and pictures named in style sheets are left as they are: they are static files of their own.
  external: ["/static/*"],
  loader: { ".svg": "file", ".woff2": "file", ".png": "file", ".webp": "file" },
  assetNames: "[name]-[hash]",
  logLevel: "warning",
};

if (!watch) rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
if (watch) {
  const context = await esbuild.context(options);
  await context.watch();
} else {
  const result = await esbuild.build({ ...options, metafile: true });
  for (const [file, { bytes }] of Object.entries(result.metafile.outputs)) {
    if (!file.endsWith(".map")) console.log(`${path.relative(process.cwd(), file)}  ${(bytes / 1000).toFixed(1)} kB`);
  }
}
