/** What follows the comma of a name, with what it does to the price. Sentences fit any product sold that way. */
export type Variant = { text: string; factor: number };

const variants = (entries: string): Variant[] =>
  entries.split(";").map((entry) => {
    const [text = "", factor = "1"] = entry.split("=").map((part) => part.trim());
    return { text, factor: Number(factor) };
  });

export const weights = variants(
  "100 g=0.5; 125 g=0.6; 150 g=0.7; 175 g=0.8; 200 g=0.9; 225 g=0.95; 250 g=1; 300 g=1.15; 350 g=1.3; 400 g=1.45; 450 g=1.6; 500 g=1.75; 600 g=2; 700 g=2.3; 750 g=2.4; 800 g=2.6; 900 g=2.8; 1 kg=3; 1.2 kg=3.5; 1.5 kg=4.2; 2 kg=5.4; 2.5 kg=6.5; 3 kg=7.6; 5 kg=12",
);

export const volumes = variants(
  "100 ml=0.4; 150 ml=0.5; 200 ml=0.6; 250 ml=0.7; 275 ml=0.75; 330 ml=0.8; 375 ml=0.9; 400 ml=0.95; 500 ml=1; 568 ml=1.1; 700 ml=1.4; 720 ml=1.45; 750 ml=1.5; 900 ml=1.7; 1 l=1.8; 1.25 l=2.1; 1.5 l=2.4; 2 l=3; 3 l=4.2; 4 x 250 ml=2.4; 6 x 200 ml=2.6; 6 x 330 ml=4; 12 x 330 ml=7.4; 24 x 330 ml=13.8",
);

export const pieces = variants(
  "1 piece=0.4; 2 pieces=0.6; 3 pieces=0.8; 4 pieces=1; 5 pieces=1.2; 6 pieces=1.4; 7 pieces=1.6; 8 pieces=1.8; 9 pieces=2; 10 pieces=2.2; 12 pieces=2.5; 14 pieces=2.9; 15 pieces=3; 16 pieces=3.2; 18 pieces=3.5; 20 pieces=3.8; 24 pieces=4.4; 25 pieces=4.6; 30 pieces=5.4; 36 pieces=6.2; 40 pieces=6.8; 48 pieces=8; 50 pieces=8.2; 60 pieces=9.6",
);

export const colours = variants(
  "graphite; chalk white; sky blue; moss green; brick red; sand; ink blue; butter yellow; lilac; peach; slate; cream; forest green; tomato red; mustard; rose; teal; plum; silver; copper; natural oak=1.1; walnut=1.15; birch=1.05; charcoal",
);

export const sizes = variants(
  "size XS; size S; size M; size L; size XL; size XXL; size 116=0.8; size 122=0.8; size 128=0.85; size 134=0.85; size 140=0.9; size 146=0.9; size 152=0.9; size 158=0.95; size 164=0.95; size 36; size 37; size 38; size 39; size 40; size 41; size 42; size 43; size 44",
);

export const editions = variants(
  "pocket edition=0.7; hardback=1.4; paperback; large print=1.2; gift edition=1.8; second edition; third edition; 2025 edition; 2026 edition; 2027 edition; A4=1.3; A5; A6=0.8; B5=1.1; B6=0.9; square=1.05; set of 2=1.8; set of 3=2.5; set of 4=3.2; set of 5=3.9; set of 6=4.6; set of 8=5.8; set of 10=7; school pack=8",
);
