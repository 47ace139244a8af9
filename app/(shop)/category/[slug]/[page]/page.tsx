import { renderShelf, shelfMetadata } from "../../../shelf-route";
import { NO_SLUG } from "../../../static-slugs";

type Props = { params: Promise<{ slug: string; page: string }> };

export const generateStaticParams = () => [{ slug: NO_SLUG, page: "2" }];

export const generateMetadata = ({ params }: Props) => shelfMetadata("category", params);

export default function CategoryFurtherOn({ params }: Props) {
  return renderShelf("category", params);
}
