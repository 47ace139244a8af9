import { renderShelf, shelfMetadata, shelvesOf } from "../../shelf-route";
import { slugsOf } from "../../static-slugs";

type Props = { params: Promise<{ slug: string }> };

export const generateStaticParams = async () => slugsOf(await shelvesOf("category"));

export const generateMetadata = ({ params }: Props) => shelfMetadata("category", params);

export default function Category({ params }: Props) {
  return renderShelf("category", params);
}
