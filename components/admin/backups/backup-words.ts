import { BACKUPS_PAGE } from "../pipelines/pipeline-words";

export const viewHref = (key: string): string => `${BACKUPS_PAGE}/${encodeURIComponent(key)}`;
export const downloadHref = (key: string): string => `/api/admin/backups/${encodeURIComponent(key)}`;

/** Under which the objects of one day lie. */
export const prefixOfDay = (prefix: string, day: string): string => `${prefix}${day.replaceAll("-", "/")}`;
