//! What a content stream shows as text (ISO 32000-1, §7.8.2 and §9.4): strings in their order there, with spaces and line
//! ends where the distance between them says so.

use std::rc::Rc;

use super::{
    font::Font,
    object::{Lexer, Object, is_space},
    text_string,
};

/// So deeply may states be saved.
const MOST_SAVED: usize = 256;
/// So many operands an operator may have.
const MOST_OPERANDS: usize = 512;

/// From text or user space to another: x' = a·x + c·y + e, y' = b·x + d·y + f.
#[derive(Clone, Copy, Debug)]
struct Matrix([f64; 6]);

impl Matrix {
    const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First this, then the other.
    fn then(self, other: Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, other.0);
        Self([
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ])
    }

    fn moved(self, x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y]).then(self)
    }

    fn of(operands: &[Object]) -> Option<Self> {
        let mut all = [0.0; 6];
        let last = operands.len().checked_sub(6)?;
        for (place, operand) in all.iter_mut().zip(operands.get(last..)?) {
            *place = operand.number()?;
        }
        Some(Self(all))
    }
}

#[derive(Clone, Debug)]
struct State {
    space: Matrix,
    font: Rc<Font>,
    size: f64,
    char_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
}

/// The text of a stream.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) text: String,
    /// Texts that stand beside what is drawn.
    pub(super) aside: String,
    /// Pictures in the stream itself.
    pub(super) has_pictures: bool,
    /// Codes shown, and those of them that stand for nothing that is known.
    pub(super) codes: usize,
    pub(super) unknown: usize,
}

/// Reads a content stream until it has shown more than so many bytes, since a code may stand for a long text; `font` finds
/// a font by the name that the stream has for it.
pub(super) fn read(stream: &[u8], most: usize, font: &mut dyn FnMut(&[u8]) -> Rc<Font>) -> Shown {
    let state = State {
        space: Matrix::SAME,
        font: Rc::new(Font::default()),
        size: 1.0,
        char_space: 0.0,
        word_space: 0.0,
        scale: 1.0,
        leading: 0.0,
    };
    let mut reader = Reader {
        out: Shown::default(),
        most,
        state,
        saved: Vec::new(),
        line: Matrix::SAME,
        text: Matrix::SAME,
        end: None,
    };
    let mut lexer = Lexer::new(stream, 0);
    let mut operands = Vec::new();
    while reader.out.text.len() <= most
        && let Some(object) = lexer.object()
    {
        match object {
            Object::Word(word) => {
                if word == b"ID" {
                    reader.out.has_pictures = true;
                    lexer.seek(after_picture(stream, lexer.at()));
                } else {
                    reader.operator(&word, &operands, font);
                }
                operands.clear();
            }
            operand if operands.len() < MOST_OPERANDS => operands.push(operand),
            _ => {}
        }
        lexer.refresh();
    }
    reader.out
}

struct Reader {
    out: Shown,
    /// How much it may show.
    most: usize,
    state: State,
    saved: Vec<State>,
    line: Matrix,
    text: Matrix,
    /// Where the last string ended.
    end: Option<(f64, f64)>,
}

impl Reader {
    fn operator(
        &mut self,
        word: &[u8],
        operands: &[Object],
        font: &mut dyn FnMut(&[u8]) -> Rc<Font>,
    ) {
        let number = |back: usize| {
            let at = operands.len().checked_sub(back);
            at.and_then(|at| operands.get(at)?.number()).unwrap_or(0.0)
        };
        match word {
            b"q" if self.saved.len() < MOST_SAVED => self.saved.push(self.state.clone()),
            b"Q" => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            b"cm" => {
                if let Some(matrix) = Matrix::of(operands) {
                    self.state.space = matrix.then(self.state.space);
                }
            }
            b"BT" => (self.text, self.line) = (Matrix::SAME, Matrix::SAME),
            b"Tc" => self.state.char_space = number(1),
            b"Tw" => self.state.word_space = number(1),
            b"Tz" => self.state.scale = number(1) / 100.0,
            b"TL" => self.state.leading = number(1),
            b"Tf" => {
                self.state.size = number(1);
                if let Some(Object::Name(name)) = operands.first() {
                    self.state.font = font(name);
                }
            }
            b"Td" => self.next_line(number(2), number(1)),
            b"TD" => {
                self.state.leading = -number(1);
                self.next_line(number(2), number(1));
            }
            b"Tm" => {
                if let Some(matrix) = Matrix::of(operands) {
                    (self.text, self.line) = (matrix, matrix);
                }
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tj" => self.strings(operands),
            b"'" => {
                self.next_line(0.0, -self.state.leading);
                self.strings(operands);
            }
            b"\"" => {
                (self.state.word_space, self.state.char_space) = (number(3), number(2));
                self.next_line(0.0, -self.state.leading);
                self.strings(operands);
            }
            b"TJ" => {
                if let Some(Object::Array(all)) = operands.last() {
                    self.strings(all);
                }
            }
            b"BDC" | b"DP" => {
                if let Some(Object::Dictionary(properties)) = operands.last() {
                    for name in ["ActualText", "Alt", "E"] {
                        if let Some(Object::String(text)) = properties.get(name) {
                            self.out.aside.push_str(&text_string(text));
                            self.out.aside.push('\n');
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = self.line.moved(x, y);
        self.text = self.line;
    }

    /// Strings, and numbers that move what follows them.
    fn strings(&mut self, all: &[Object]) {
        for object in all {
            match object {
                _ if self.out.text.len() > self.most => return,
                Object::String(codes) => self.show(codes),
                Object::Number(number) => {
                    let x = -number / 1000.0 * self.state.size * self.state.scale;
                    self.text = self.text.moved(x, 0.0);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, codes: &[u8]) {
        let state = &self.state;
        let room = self.most.saturating_sub(self.out.text.len());
        let shown = state.font.show(codes, room);
        let space = self.text.then(state.space);
        let [a, b, _, _, x, y] = space.0;
        let along = a.hypot(b);
        // How far it begins from where the last ended, along the line and across it, in the size of the letters.
        if let Some((last_x, last_y)) = self.end.filter(|_| !self.out.text.is_empty()) {
            let em = along * state.size.abs();
            let (dx, dy) = (x - last_x, y - last_y);
            let (forth, aside) = match em > 0.0 {
                true => (
                    (dx * a + dy * b) / along / em,
                    (dy * a - dx * b) / along / em,
                ),
                false => (0.0, dy),
            };
            let text = &mut self.out.text;
            if !text.ends_with(char::is_whitespace) && !shown.text.is_empty() {
                match () {
                    () if aside.abs() > 0.5 || forth < -1.0 => text.push('\n'),
                    () if forth > 3.0 => text.push('\t'),
                    () if forth > 0.18 => text.push(' '),
                    () => {}
                }
            }
        }
        let width = shown.width / 1000.0 * state.size
            + shown.codes as f64 * state.char_space
            + shown.spaces as f64 * state.word_space;
        self.out.text.push_str(&shown.text);
        self.out.codes += shown.codes;
        self.out.unknown += shown.unknown;
        self.text = self.text.moved(width * state.scale, 0.0);
        let [.., x, y] = self.text.then(state.space).0;
        self.end = Some((x, y));
    }
}

/// Where a picture in a stream has ended: `EI` between spaces.
fn after_picture(stream: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(next) = stream
        .get(at..)
        .and_then(|rest| memchr::memmem::find(rest, b"EI"))
    {
        let found = at + next;
        let before = found.checked_sub(1).and_then(|i| stream.get(i));
        let after = stream.get(found + 2);
        if before.is_some_and(|b| is_space(*b)) && after.is_none_or(|b| is_space(*b)) {
            return found + 2;
        }
        at = found + 2;
    }
    stream.len()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::read;
    use crate::pdf::{cmap::CMap, font::Font, object::Dictionary};

    #[test]
    fn what_codes_stand_for_ends_at_the_bound() {
        let table = format!("<01><{}>endbfchar", "0041".repeat(1000));
        let table = Some(CMap::read(table.as_bytes()));
        let font = Rc::new(Font::read(&Dictionary::default(), &|object| object, table));
        let one = format!("/F 1 Tf <{}> Tj", "01".repeat(1000));
        let each = format!("/F 1 Tf {}", "<01> Tj ".repeat(1000));
        let array = format!("/F 1 Tf [{}] TJ", "<01>".repeat(1000));
        for stream in [one, each, array] {
            for (most, wanted) in [
                (0, 1000),
                (999, 1000),
                (10_000, 11_000),
                (1 << 20, 1_000_000),
            ] {
                let shown = read(stream.as_bytes(), most, &mut |_| Rc::clone(&font));
                assert_eq!(shown.text.len(), wanted, "{most}");
            }
        }
    }
}
