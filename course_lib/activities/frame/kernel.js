// The way to the kernel and back: one message, one answer.

/**
 * What anywidget gives a view of its model; of this the course uses no more.
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(name: "msg:custom", listener: (answer: any) => void) => void} on
 * @property {(name: "msg:custom", listener: (answer: any) => void) => void} off
 * @property {(message: object) => void} send
 */

/**
 * The kernel's answer to a message; `silent` where none came in time.
 * @typedef {{ ok: boolean, ref: string, silent?: boolean, says?: string } & Record<string, any>} Answer
 */

/** How long to wait for the kernel's word before saying "NOT saved", in milliseconds. */
const PATIENCE = 6000;

/**
 * Send one message and wait for the answer to it. Resolves always; `ok` tells whether the kernel said yes.
 * @param {Model} model
 * @param {object} message
 * @param {number} [patience]  in milliseconds
 * @returns {Promise<Answer>}
 */
export function ask(model, message, patience = PATIENCE) {
  const ref = crypto.getRandomValues(new Uint32Array(4)).join("-");
  return new Promise((resolve) => {
    const timer = setTimeout(() => done({ ok: false, silent: true, ref }), patience);
    const hear = (/** @type {Answer} */ answer) => answer.ref === ref && done(answer);
    const done = (/** @type {Answer} */ answer) => {
      clearTimeout(timer);
      model.off("msg:custom", hear);
      resolve(answer);
    };
    model.on("msg:custom", hear);
    try {
      model.send({ ...message, ref });
    } catch {
      done({ ok: false, silent: true, ref });
    }
  });
}
