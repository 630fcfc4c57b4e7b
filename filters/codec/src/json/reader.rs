//! The reader: bytes to a flat tree of spans, without recursion.

use std::ops::Range;

use crate::{
    limits::JsonLimits,
    unreadable::{Unreadable, UnreadableReason},
};

/// What a node is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum NodeKind {
    Object,
    Array,
    /// `escaped` says whether its raw form has any backslash.
    String {
        escaped: bool,
    },
    Number,
    True,
    False,
    Null,
}

/// One value or key. Children follow their parent; an object's children are key, value, key, value, …
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub(crate) kind: NodeKind,
    start: u32,
    end: u32,
    next: u32,
}

impl Node {
    /// Where it is in the text, quotes and brackets included.
    pub(crate) fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A whole JSON text, read.
#[derive(Debug)]
pub(crate) struct Tree<'b> {
    text: &'b str,
    nodes: Vec<Node>,
}

impl<'b> Tree<'b> {
    /// Reads exactly one value, with optional white space around it and an optional byte order mark before it.
    pub(crate) fn read(body: &'b [u8], limits: &JsonLimits) -> Result<Self, Unreadable> {
        if body.len() > limits.max_bytes || u32::try_from(body.len()).is_err() {
            return Err(Unreadable::new(UnreadableReason::Size, limits.max_bytes));
        }
        let text = std::str::from_utf8(body)
            .map_err(|e| Unreadable::new(UnreadableReason::Utf8, e.valid_up_to()))?;
        let mut reader = Reader {
            bytes: body,
            at: if text.starts_with('\u{feff}') { 3 } else { 0 },
            nodes: Vec::with_capacity(NODES.min(limits.max_nodes)),
            open: Vec::with_capacity(DEEP.min(limits.max_depth)),
            limits,
        };
        reader.document()?;
        Ok(Self {
            text,
            nodes: reader.nodes,
        })
    }

    /// The value itself.
    pub(crate) const ROOT: usize = 0;

    pub(crate) fn node(&self, index: usize) -> Option<&Node> {
        self.nodes.get(index)
    }

    pub(crate) fn is_null(&self, index: usize) -> bool {
        self.node(index).is_some_and(|n| n.kind == NodeKind::Null)
    }

    /// Whether a node has nodes inside.
    pub(crate) fn is_nested(&self, index: usize) -> bool {
        let kind = self.node(index).map(|n| n.kind);
        matches!(kind, Some(NodeKind::Array | NodeKind::Object))
    }

    /// The raw text of a node.
    pub(crate) fn raw(&self, node: &Node) -> &'b str {
        self.text.get(node.span()).unwrap_or_default()
    }

    /// The raw text of a string between its quotes.
    pub(crate) fn inside(&self, node: &Node) -> &'b str {
        let span = node.span();
        let inner = span.start.saturating_add(1)..span.end.saturating_sub(1);
        self.text.get(inner).unwrap_or_default()
    }

    /// The children of an array, or the keys and values of an object in turn.
    pub(crate) fn children(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.nodes.get(index).map_or(0, |n| n.next as usize);
        let mut at = index.saturating_add(1);
        std::iter::from_fn(move || {
            let child = at;
            let node = self.nodes.get(child).filter(|_| child < end)?;
            at = node.next as usize;
            Some(child)
        })
    }

    /// The members of an object as (key, value), duplicates included, in order.
    pub(crate) fn members(&self, index: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let mut children = self.children(index);
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }
}

/// There is room for so many nodes, and containers in each other, before there has to be more.
const NODES: usize = 64;
const DEEP: usize = 8;

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    nodes: Vec<Node>,
    /// The containers we are in: index of the node, and whether it is an object.
    open: Vec<(usize, bool)>,
    limits: &'b JsonLimits,
}

impl Reader<'_> {
    fn document(&mut self) -> Result<(), Unreadable> {
        self.space();
        if self.at >= self.bytes.len() {
            return Err(self.error(UnreadableReason::Empty));
        }
        self.value()?;
        while let Some(&(container, is_object)) = self.open.last() {
            self.space();
            let fresh = self.nodes.len() == container + 1;
            match self.peek()? {
                b']' if !is_object => self.close(container),
                b'}' if is_object => self.close(container),
                b',' if !fresh => {
                    self.at += 1;
                    self.space();
                    self.member(is_object)?;
                }
                _ if fresh => self.member(is_object)?,
                _ => return Err(self.error(UnreadableReason::Syntax)),
            }
        }
        self.space();
        if self.at < self.bytes.len() {
            return Err(self.error(UnreadableReason::Trailing));
        }
        Ok(())
    }

    fn member(&mut self, is_object: bool) -> Result<(), Unreadable> {
        if is_object {
            if self.peek()? != b'"' {
                return Err(self.error(UnreadableReason::Syntax));
            }
            self.string()?;
            self.space();
            if self.peek()? != b':' {
                return Err(self.error(UnreadableReason::Syntax));
            }
            self.at += 1;
            self.space();
        }
        self.value()
    }

    fn value(&mut self) -> Result<(), Unreadable> {
        match self.peek()? {
            b'{' => self.container(NodeKind::Object),
            b'[' => self.container(NodeKind::Array),
            b'"' => self.string(),
            b't' => self.literal(b"true", NodeKind::True),
            b'f' => self.literal(b"false", NodeKind::False),
            b'n' => self.literal(b"null", NodeKind::Null),
            b'-' | b'0'..=b'9' => self.number(),
            _ => Err(self.error(UnreadableReason::Syntax)),
        }
    }

    fn container(&mut self, kind: NodeKind) -> Result<(), Unreadable> {
        if self.open.len() >= self.limits.max_depth {
            return Err(self.error(UnreadableReason::Depth));
        }
        let index = self.nodes.len();
        let start = self.at;
        self.at += 1;
        self.push(kind, start)?;
        self.open.push((index, kind == NodeKind::Object));
        Ok(())
    }

    fn close(&mut self, container: usize) {
        self.at += 1;
        self.open.pop();
        let (end, next) = (self.at as u32, self.nodes.len() as u32);
        if let Some(node) = self.nodes.get_mut(container) {
            node.end = end;
            node.next = next;
        }
    }

    fn string(&mut self) -> Result<(), Unreadable> {
        let start = self.at;
        let mut escaped = false;
        self.at += 1;
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            self.at += plain(rest);
            match self.peek()? {
                b'"' => break,
                b'\\' => {
                    escaped = true;
                    self.escape()?;
                }
                _ => return Err(self.error(UnreadableReason::ControlCharacter)),
            }
        }
        self.at += 1;
        self.push(NodeKind::String { escaped }, start)
    }

    fn escape(&mut self) -> Result<(), Unreadable> {
        let start = self.at;
        self.at += 1;
        let length = match self.peek()? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => 1,
            b'u' => 5,
            _ => return Err(Unreadable::new(UnreadableReason::Escape, start)),
        };
        let digits = self.bytes.get(self.at + 1..self.at + length);
        let Some(digits) = digits else {
            return Err(Unreadable::new(UnreadableReason::Truncated, start));
        };
        if !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(Unreadable::new(UnreadableReason::Escape, start));
        }
        self.at += length;
        Ok(())
    }

    fn literal(&mut self, word: &[u8], kind: NodeKind) -> Result<(), Unreadable> {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        if !rest.starts_with(word) {
            let reason = match word.starts_with(rest) {
                true => UnreadableReason::Truncated,
                false => UnreadableReason::Syntax,
            };
            return Err(self.error(reason));
        }
        self.at += word.len();
        self.push(kind, start)
    }

    fn number(&mut self) -> Result<(), Unreadable> {
        let start = self.at;
        if self.bytes.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        match self.peek()? {
            b'0' => self.at += 1,
            _ => self.digits()?,
        }
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.bytes.get(self.at) {
            self.at += 1;
            if let Some(b'+' | b'-') = self.bytes.get(self.at) {
                self.at += 1;
            }
            self.digits()?;
        }
        self.push(NodeKind::Number, start)
    }

    /// One or more digits.
    fn digits(&mut self) -> Result<(), Unreadable> {
        if !self.peek()?.is_ascii_digit() {
            return Err(self.error(UnreadableReason::Syntax));
        }
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        Ok(())
    }

    fn push(&mut self, kind: NodeKind, start: usize) -> Result<(), Unreadable> {
        if self.nodes.len() >= self.limits.max_nodes {
            return Err(Unreadable::new(UnreadableReason::Nodes, start));
        }
        let next = self.nodes.len() as u32 + 1;
        self.nodes.push(Node {
            kind,
            start: start as u32,
            end: self.at as u32,
            next,
        });
        Ok(())
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.bytes.get(self.at) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Result<u8, Unreadable> {
        let byte = self.bytes.get(self.at).copied();
        byte.ok_or(self.error(UnreadableReason::Truncated))
    }

    fn error(&self, reason: UnreadableReason) -> Unreadable {
        Unreadable::new(reason, self.at)
    }
}

/// How many bytes come before the first special one. A stretch at a time: the compiler makes one comparison of each.
fn plain(bytes: &[u8]) -> usize {
    const STRETCH: usize = 32;
    let is_plain = |stretch: &&[u8]| !stretch.iter().fold(false, |any, &b| any | is_special(b));
    let skipped = bytes.chunks_exact(STRETCH).take_while(is_plain).count() * STRETCH;
    let rest = bytes.get(skipped..).unwrap_or_default();
    let ends = rest.iter().position(|&b| is_special(b));
    skipped + ends.unwrap_or(rest.len())
}

/// Bytes that end a plain run inside a string. Without `||`: what jumps is not compared a stretch at a time.
fn is_special(byte: u8) -> bool {
    (byte == b'"') | (byte == b'\\') | (byte < 0x20)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Result<usize, UnreadableReason> {
        let limits = JsonLimits {
            max_bytes: 100_000,
            max_depth: 8,
            max_nodes: 1000,
        };
        Tree::read(text, &limits)
            .map(|t| t.nodes.len())
            .map_err(|e| e.reason)
    }

    #[test]
    fn accepts_what_json_allows() {
        for (text, nodes) in [
            (&b"{}"[..], 1),
            (b" [ ] ", 1),
            (b"\xef\xbb\xbf{\"a\":1}", 3),
            (b"{\"a\":[1,2,{\"a\":null}],\"a\":true}", 10),
            (br#""\u00e9\ud83d\ude00\n""#, 1),
            (br#""\ud83d""#, 1),
            (b"-0.5e+10", 1),
            (
                b"123456789012345678901234567890123456789012345678901234567890",
                1,
            ),
            (b"[[[[[[[[1]]]]]]]]", 9),
        ] {
            assert_eq!(read(text), Ok(nodes), "{}", String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn refuses_what_it_does_not() {
        use UnreadableReason as R;
        for (text, reason) in [
            (&b""[..], R::Empty),
            (b" \n ", R::Empty),
            (b"\xef\xbb\xbf", R::Empty),
            (b"{\"a\":1} {\"b\":2}", R::Trailing),
            (b"{}garbage", R::Trailing),
            (b"NaN", R::Syntax),
            (b"[Infinity]", R::Syntax),
            (b"[-Infinity]", R::Syntax),
            (b"{'a':1}", R::Syntax),
            (b"{a:1}", R::Syntax),
            (b"[1,]", R::Syntax),
            (b"[,1]", R::Syntax),
            (b"{\"a\":1,}", R::Syntax),
            (b"{\"a\" 1}", R::Syntax),
            (b"{\"a\":1 \"b\":2}", R::Syntax),
            (b"[1 2]", R::Syntax),
            (b"[1}", R::Syntax),
            (b"{]", R::Syntax),
            (b"01", R::Trailing),
            (b"1.", R::Truncated),
            (b"[1.]", R::Syntax),
            (b"+1", R::Syntax),
            (b"[.5]", R::Syntax),
            (b"[1e]", R::Syntax),
            (b"tru", R::Truncated),
            (b"trux", R::Syntax),
            (b"/* a */ {}", R::Syntax),
            (b"{\"a\":", R::Truncated),
            (b"{\"a", R::Truncated),
            (b"\"\\", R::Truncated),
            (b"\"\\u00", R::Truncated),
            (b"\"\\u00zz\"", R::Escape),
            (b"\"\\x41\"", R::Escape),
            (b"\"a\nb\"", R::ControlCharacter),
            (b"\"a\0b\"", R::ControlCharacter),
            (b"\"\xff\"", R::Utf8),
            (b"\"\xc1\x81\"", R::Utf8),
            (b"\"\xed\xa0\x80\"", R::Utf8),
            (b"\xff\xfe{\0}\0", R::Utf8),
            (b"{\0}\0", R::Syntax),
            (b"[[[[[[[[[1]]]]]]]]]", R::Depth),
        ] {
            assert_eq!(read(text), Err(reason), "{}", String::from_utf8_lossy(text));
        }
        let many = format!("[{}1]", "1,".repeat(2000));
        assert_eq!(read(many.as_bytes()), Err(R::Nodes));
        assert_eq!(read(&vec![b' '; 100_001]), Err(R::Size));
    }

    #[test]
    fn a_million_brackets_cost_nothing() {
        let deep = vec![b'['; 100_000];
        assert_eq!(read(&deep), Err(UnreadableReason::Depth));
    }

    #[test]
    fn members_keep_duplicates() {
        let limits = JsonLimits::default();
        let tree = Tree::read(br#"{"a":{"x":[1]},"a":2}"#, &limits).unwrap();
        let members: Vec<_> = tree
            .members(Tree::ROOT)
            .map(|(k, v)| {
                (
                    tree.raw(tree.node(k).unwrap()),
                    tree.raw(tree.node(v).unwrap()),
                )
            })
            .collect();
        assert_eq!(members, [("\"a\"", "{\"x\":[1]}"), ("\"a\"", "2")]);
    }
}
