// Runs before every npm script, under whatever Node is at hand (20 or later): puts the dependencies that package-lock.json
// names into node_modules, the project's own Node 24 among them. Does nothing when they are there already.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Name and version of every installed package by its place; null when the file is missing or broken. */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(root + path, "utf8")).packages;
  } catch {
    return null;
  }
}

/** Whether node_modules holds what package-lock.json names. Optional packages are those of other platforms: they may be missing. */
export function isInstalled(wanted, installed) {
  if (wanted === null || installed === null) return false;
  const differs = (place) => wanted[place]?.version !== installed[place]?.version || wanted[place]?.integrity !== installed[place]?.integrity;
  return !Object.keys(installed).some(differs) && !Object.keys(wanted).some((place) => place !== "" && !wanted[place].optional && differs(place));
}

/** The project's own Node, or one that can stand in for it: TypeScript sources run since 22.18. */
const hasNode = () => runsTypeScript(process.versions.node) || existsSync(root + "node_modules/node/bin/node") || existsSync(root + "node_modules/node/bin/node.exe");

function runsTypeScript(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

function install() {
  console.error("Installing dependencies into node_modules (once; about 130 MB from the npm registry, Node 24 for this project among them) ...");
  // npm says which of its files and which Node runs it; a script started by hand takes npm from the path.
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const options = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const settings = { cwd: root, stdio: ["ignore", "ignore", "inherit"] };
  const result = npm && node ? spawnSync(node, [npm, ...options], settings) : spawnSync("npm", options, { ...settings, shell: process.platform === "win32" });
  if (result.status !== 0) {
    fail("Installing failed; npm's own words are above. Check that this computer reaches the npm registry (npm ping), then run the same command again.");
  }
  if (!hasNode()) {
    fail("npm did not run the install script that brings Node 24. Run: npm ci --ignore-scripts=false\nThen run the same command again.");
  }
}

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const isReady = isInstalled(readLock("package-lock.json"), readLock("node_modules/.package-lock.json")) && hasNode();
  if (!isReady) install();
}
