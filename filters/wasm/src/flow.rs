//! When Envoy lets a filter touch the bytes of one half of an exchange.
//!
//! Envoy gives a body callback its own chunk, unless the callback before it paused: then it appends the chunk to the
//! stream's buffer and gives the callback that buffer. The filter empties whatever it was given, so that nothing piles up
//! there. The buffer can also be written from outside a body callback (an answer, a tick), but only while paused.
//! After such a resume the next chunk is still handed over in the buffer, though Envoy no longer looks there when that
//! callback returns `Continue`: bytes put into it would stay behind. [`Flow`] keeps them until a pause lets them out.

use std::mem;

use lane::HeadEdit;

/// One half of an exchange.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    head: Head,
    body: Body,
    /// The held head's edit, as far as it is decided.
    edit: Option<HeadEdit>,
    /// Decided bytes for which there was no way out yet.
    pending: Vec<u8>,
    /// Envoy reported the end of the body.
    end_seen: bool,
    /// The lane was fed the end.
    end_fed: bool,
    /// The lane has let go of the whole body.
    done: bool,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Head {
    #[default]
    Awaited,
    Held,
    Released,
}

/// What the last body callback answered, and what happened since.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Body {
    /// Went on (or there was none): the next callback gets its own chunk.
    #[default]
    Running,
    /// Paused: Envoy's buffer can be read and written at any time.
    Paused,
    /// Paused, then resumed from outside: the next callback gets the buffer, and Envoy will not look there.
    Resumed,
}

/// Where the filter stands while it carries a step out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Site {
    Head,
    Body,
    Trailers,
    /// An answer of the classifiers, or a tick.
    Outside,
}

/// What is to become of the bytes that the lane was fed.
#[derive(Debug, Eq, PartialEq)]
pub(crate) enum Fate {
    /// The lane has them; nothing goes on.
    Keep,
    /// They go on as they are.
    Unchanged,
    /// These go on in their place.
    Bytes(Vec<u8>),
}

/// What to tell Envoy.
#[derive(Debug, Default, Eq, PartialEq)]
pub(crate) struct Plan {
    /// What to write into Envoy's buffer; `None` leaves it alone.
    pub(crate) buffer: Option<Vec<u8>>,
    /// Go on (`Continue`, or resume when outside a callback), or pause.
    pub(crate) go: bool,
    /// Decided bytes wait for a tick.
    pub(crate) soon: bool,
    /// The held head leaves now, changed like this.
    pub(crate) head: Option<(Option<HeadEdit>, Length)>,
    /// Bytes are decided and Envoy has no place for them.
    pub(crate) stuck: bool,
}

/// What a head that is released now says of its body's length.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Length {
    /// As it came.
    AsReceived,
    /// Exactly this: the body leaves whole.
    Exactly(usize),
    /// Not known: it may still change.
    Unknown,
}

impl Flow {
    /// The head's callback came.
    pub(crate) fn head_arrived(&mut self, end: bool) {
        self.head = Head::Held;
        self.end_seen = end;
        self.end_fed = end;
    }

    /// The head goes on ahead of what is decided about its body.
    pub(crate) fn let_head_go(&mut self) {
        self.head = Head::Released;
    }

    /// A body callback came while nothing may be fed: Envoy keeps the chunk.
    pub(crate) fn put_off(&mut self, end: bool) {
        self.end_seen |= end;
        self.body = Body::Paused;
    }

    /// A chunk is about to be fed; whether it is the last.
    pub(crate) fn feed(&mut self, end: bool) -> bool {
        self.end_seen |= end;
        self.end_fed |= self.end_seen;
        self.end_fed
    }

    /// Whether the lane was fed this half's end.
    pub(crate) fn end_fed(&self) -> bool {
        self.end_fed
    }

    /// Whether chunks that were put off are waiting in Envoy's buffer, or only the end is.
    pub(crate) fn put_off_any(&self) -> bool {
        self.body == Body::Paused && !self.end_fed
    }

    /// Whether this half's head came.
    pub(crate) fn begun(&self) -> bool {
        self.head != Head::Awaited
    }

    /// Whether anything of this half went on.
    pub(crate) fn head_released(&self) -> bool {
        self.head == Head::Released
    }

    /// Whether decided bytes wait for a tick.
    pub(crate) fn soon(&self) -> bool {
        // Letting a body's known end out would end the body: everything must be decided by then.
        self.body == Body::Paused && !self.pending.is_empty() && (self.done || !self.end_seen)
    }

    /// The lane gave its last bytes, though the body may go on.
    pub(crate) fn close(&mut self) {
        self.done = true;
    }

    /// Takes decided bytes, and the head's edit, while more is about to be decided.
    pub(crate) fn stash(&mut self, edit: Option<HeadEdit>, bytes: Vec<u8>) {
        self.edit = edit.or(self.edit.take());
        self.pending.extend(bytes);
    }

    /// Whether `Unchanged` can be had by not touching the buffer.
    pub(crate) fn can_leave_alone(&self) -> bool {
        self.body != Body::Resumed && self.pending.is_empty()
    }

    /// How much a write into Envoy's buffer may hold at most: Envoy answers 413 by itself when a paused body's buffer
    /// grows over its limit, in the middle of the call.
    pub(crate) fn room(&self, limit: usize) -> usize {
        match self.body {
            Body::Running => usize::MAX,
            Body::Paused | Body::Resumed => limit,
        }
    }

    /// Turns a step into what Envoy is told, and remembers it.
    pub(crate) fn settle(&mut self, site: Site, fate: Fate, edit: Option<HeadEdit>) -> Plan {
        self.edit = edit.or(self.edit.take());
        match fate {
            Fate::Keep => self.keep(site),
            Fate::Unchanged => self.release(site, None),
            Fate::Bytes(bytes) => self.release(site, Some(bytes)),
        }
    }

    fn keep(&mut self, site: Site) -> Plan {
        let buffer = (site == Site::Body).then(|| {
            self.body = Body::Paused;
            Vec::new()
        });
        Plan {
            buffer,
            soon: self.soon(),
            ..Plan::default()
        }
    }

    fn release(&mut self, site: Site, bytes: Option<Vec<u8>>) -> Plan {
        let changed = bytes.is_some() || !self.pending.is_empty();
        self.pending.extend(bytes.unwrap_or_default());
        self.done |= self.end_fed;
        let edit = self.edit.take();
        let head = (self.head != Head::Released).then(|| (edit, self.length(site, changed)));
        self.head = Head::Released;
        let mut plan = match (site, self.body) {
            (Site::Head, _) | (Site::Outside, Body::Running | Body::Resumed) => Plan {
                // Without a body callback yet, only the head can go; bytes leave with the next callback.
                go: head.is_some(),
                ..Plan::default()
            },
            (Site::Body, Body::Running | Body::Paused) | (Site::Trailers, Body::Paused) => {
                self.body = Body::Running;
                self.write(changed || site == Site::Trailers)
            }
            (Site::Outside, Body::Paused) => {
                self.body = Body::Resumed;
                self.write(true)
            }
            (Site::Body | Site::Trailers, Body::Resumed) => {
                let nothing = self.pending.is_empty();
                self.body = if nothing { Body::Running } else { Body::Paused };
                Plan {
                    buffer: (site == Site::Body || !nothing).then(Vec::new),
                    go: nothing,
                    soon: !nothing,
                    ..Plan::default()
                }
            }
            (Site::Trailers, Body::Running) => Plan {
                go: true,
                stuck: !self.pending.is_empty(),
                ..Plan::default()
            },
        };
        plan.head = head;
        plan
    }

    fn write(&mut self, changed: bool) -> Plan {
        let bytes = mem::take(&mut self.pending);
        Plan {
            buffer: (changed || !bytes.is_empty()).then_some(bytes),
            go: true,
            ..Plan::default()
        }
    }

    fn length(&self, site: Site, changed: bool) -> Length {
        match (site, changed, self.end_fed) {
            (Site::Head, _, _) | (_, false, _) => Length::AsReceived,
            (_, true, true) => Length::Exactly(self.pending.len()),
            (_, true, false) => Length::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fate, Flow, Length, Plan, Site};

    fn bytes(text: &str) -> Fate {
        Fate::Bytes(text.as_bytes().to_vec())
    }

    fn flowing() -> Flow {
        let mut flow = Flow::default();
        flow.head_arrived(false);
        flow.settle(Site::Head, Fate::Unchanged, None);
        flow
    }

    fn written(plan: &Plan) -> &[u8] {
        plan.buffer.as_deref().unwrap_or(b"untouched")
    }

    #[test]
    fn a_held_body_leaves_whole_with_its_length() {
        let mut flow = Flow::default();
        flow.head_arrived(false);
        assert!(!flow.settle(Site::Head, Fate::Keep, None).go);
        flow.feed(false);
        let held = flow.settle(Site::Body, Fate::Keep, None);
        assert!(!held.go && written(&held).is_empty());
        flow.feed(true);
        let plan = flow.settle(Site::Body, bytes("whole"), None);
        assert!(plan.go);
        assert_eq!(written(&plan), b"whole");
        assert_eq!(plan.head, Some((None, Length::Exactly(5))));
    }

    #[test]
    fn a_chunk_that_passes_is_not_touched() {
        let mut flow = flowing();
        flow.feed(false);
        let plan = flow.settle(Site::Body, Fate::Unchanged, None);
        assert!(plan.go && flow.can_leave_alone());
        assert_eq!((plan.buffer, plan.head), (None, None));
    }

    #[test]
    fn bytes_after_a_resume_wait_for_a_tick() {
        let mut flow = flowing();
        flow.feed(false);
        flow.settle(Site::Body, Fate::Keep, None);
        let answer = flow.settle(Site::Outside, bytes("one"), None);
        assert!(answer.go);
        assert_eq!(written(&answer), b"one");
        // Envoy hands the next chunk over in its buffer but will not look there: nothing may be left in it.
        assert!(!flow.can_leave_alone());
        flow.feed(false);
        let next = flow.settle(Site::Body, bytes("two"), None);
        assert!(!next.go && next.soon && written(&next).is_empty());
        let tick = flow.settle(Site::Outside, Fate::Unchanged, None);
        assert!(tick.go);
        assert_eq!(written(&tick), b"two");
    }

    #[test]
    fn a_known_end_is_not_let_out_before_all_is_decided() {
        let mut flow = flowing();
        flow.feed(false);
        flow.settle(Site::Body, Fate::Keep, None);
        flow.put_off(true);
        assert!(flow.put_off_any());
        flow.stash(None, b"decided".to_vec());
        assert!(!flow.soon());
        flow.feed(false);
        assert!(flow.end_fed());
        let plan = flow.settle(Site::Outside, bytes(", and the rest"), None);
        assert_eq!(written(&plan), b"decided, and the rest");
    }

    #[test]
    fn trailers_let_out_what_is_paused_and_nothing_else() {
        let mut paused = flowing();
        paused.feed(false);
        paused.settle(Site::Body, Fate::Keep, None);
        paused.feed(true);
        let plan = paused.settle(Site::Trailers, bytes("rest"), None);
        assert!(plan.go && !plan.stuck);
        assert_eq!(written(&plan), b"rest");
        let mut running = flowing();
        running.feed(false);
        running.settle(Site::Body, bytes("some"), None);
        running.feed(true);
        assert!(running.settle(Site::Trailers, bytes("rest"), None).stuck);
    }

    #[test]
    fn only_a_paused_buffer_has_a_limit() {
        let mut flow = flowing();
        assert_eq!(flow.room(10), usize::MAX);
        flow.feed(false);
        flow.settle(Site::Body, Fate::Keep, None);
        assert_eq!(flow.room(10), 10);
    }
}
