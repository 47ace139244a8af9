import { renderShelf, shelfMetadata, shelvesOf, slugsOf } from "../../shelf-route";

type Props = { params: Promise<{ slug: string }> };

export const generateStaticParams = async () => slugsOf(await shelvesOf("topic"));

export const generateMetadata = ({ params }: Props) => shelfMetadata("topic", params);

export default function Topic({ params }: Props) {
  return renderShelf("topic", params);
}
