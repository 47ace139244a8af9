import { NotFoundPage } from "@/components/shell/not-found-page";
import { getCategories } from "@/lib/catalog/cached";

export default async function NotFound() {
  return <NotFoundPage categories={await getCategories()} />;
}
