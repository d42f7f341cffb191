// Whose page it is: on a hub every learner has an address of their own, and one browser may serve several.

export function owner() {
  const settings = globalThis.document?.getElementById("jupyter-config-data")?.textContent;
  return settings ? JSON.parse(settings).baseUrl : "/";
}
