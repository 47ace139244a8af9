import { renderShelf, shelfMetadata, shelvesOf } from "../../shelf-route";
import { slugsOf } from "../../static-slugs";

type Props = { params: Promise<{ slug: string }> };

export const generateStaticParams = async () => slugsOf(await shelvesOf("topic"));

export const generateMetadata = ({ params }: Props) => shelfMetadata("topic", params);

export default function Topic({ params }: Props) {
  return renderShelf("topic", params);
}
