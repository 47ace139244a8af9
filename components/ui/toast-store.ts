export type Toast = {
  id: number;
  text: string;
  tone: "plain" | "danger";
  action?: { label: string; run: () => void };
};

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

export function dismissToast(id: number) {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Says one sentence at the edge of the screen, with at most one action ("Undo"). The newest three stay. */
export function toast(text: string, options: Partial<Pick<Toast, "tone" | "action">> = {}): number {
  const id = ++lastId;
  set([...toasts.slice(-2), { id, text, tone: "plain", ...options }]);
  return id;
}

export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => toasts,
};
