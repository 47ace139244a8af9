import { renderShelf, shelfMetadata } from "../../../shelf-route";
import { NO_SLUG } from "../../../static-slugs";

type Props = { params: Promise<{ slug: string; page: string }> };

export const generateStaticParams = () => [{ slug: NO_SLUG, page: "2" }];

export const generateMetadata = ({ params }: Props) => shelfMetadata("topic", params);

export default function TopicFurtherOn({ params }: Props) {
  return renderShelf("topic", params);
}
