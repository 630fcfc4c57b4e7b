//! What goes into an inspection and what it asks its host to do.

use crate::{
    classifier::{ClassifierReply, ClassifierRequest},
    head::{Header, RequestHead, ResponseHead},
    store::{StoreReply, StoreRequest},
};

/// Whether a chunk is the body's last.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum End {
    /// More may follow.
    No,
    /// The body ends here.
    Yes,
}

/// What happened on the network. Order: `Request`, `RequestBody`*, `Response`, `ResponseBody`*; a body's last chunk
/// (or its head, where there is no body) carries [`End::Yes`] once. A `Response` may come before the last
/// `RequestBody` of a request that passes.
#[derive(Debug)]
pub enum Input<'a> {
    /// The request's head.
    Request(RequestHead, End),
    /// A chunk of the request's body.
    RequestBody(&'a [u8], End),
    /// The response's head (final, not 1xx).
    Response(ResponseHead, End),
    /// A chunk of the response's body.
    ResponseBody(&'a [u8], End),
    /// The classifiers' answer to [`Step::Classify`].
    Classified(ClassifierReply),
    /// The store's answer to [`Step::Store`].
    Stored(StoreReply),
    /// The call that [`Step::Classify`] or [`Step::Store`] asked for could not be made or failed.
    Failed(Failure),
    /// Nothing happened but time (see [`crate::Inspection::deadline`]).
    Elapsed,
}

/// Why a host could not get an answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Failure {
    /// No connection, or it broke.
    Unreachable,
    /// No answer within the budget.
    Timeout,
    /// The classifier's queue was full, or the store is too busy.
    Overload,
    /// The answer could not be read.
    Malformed,
}

/// What the host does next.
#[derive(Debug)]
pub enum Step {
    /// Forward nothing: the inspection has kept what it was given (head or chunk). Go on reading.
    Hold,
    /// Forward this.
    Forward(Forward),
    /// Answer the client with this, stop the upstream, feed no more input. Only before anything of the response was forwarded.
    Reply(Reply),
    /// Ask the classifiers; forward nothing and feed no further chunk until `Classified` or `Failed` was fed.
    Classify(ClassifierRequest),
    /// Ask the store; forward nothing and feed no further chunk until `Stored` or `Failed` was fed.
    Store(StoreRequest),
    /// Send these last bytes of the response's body, end it cleanly, stop the upstream, feed no more input.
    /// Only after something of the response was forwarded.
    Close(Vec<u8>),
}

impl Step {
    /// Forward what was just fed, unchanged.
    pub fn unchanged() -> Self {
        Self::Forward(Forward::default())
    }
}

/// What to forward. The default is: what was just fed, unchanged.
#[derive(Debug, Default)]
pub struct Forward {
    /// The head's edits: present exactly when a head is forwarded now and differs from what was received.
    /// A head that was held goes out with the first `Forward` after it.
    pub head: Option<HeadEdit>,
    /// `None`: the chunk that was just fed, as it is. `Some`: these bytes instead (everything held so far is in them;
    /// they may be empty).
    pub body: Option<Vec<u8>>,
}

/// Changes to a head.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct HeadEdit {
    /// Lower-case names of headers to remove. Applied first.
    pub remove: Vec<String>,
    /// Headers to set, replacing all of that name.
    pub set: Vec<Header>,
}

impl HeadEdit {
    /// Both, `other` after this.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.remove.extend(other.remove);
        self.set.extend(other.set);
        self
    }

    /// Removes the headers that describe the bytes of a body that is about to change.
    pub(crate) fn without_digests(mut self) -> Self {
        let digests = [
            "content-digest",
            "content-md5",
            "digest",
            "etag",
            "repr-digest",
        ];
        self.remove.extend(digests.map(str::to_owned));
        self
    }
}

/// A response that the host makes itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reply {
    /// 400–599.
    pub status: u16,
    /// All headers but `content-length`, which the host adds.
    pub headers: Vec<Header>,
    /// The body.
    pub body: Vec<u8>,
}

/// How an exchange ended as the host saw it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Disposition {
    /// Every step was carried out.
    Completed,
    /// It ended early, and the host cannot tell which side broke off.
    BrokenOff,
    /// The client went away.
    ClientGone,
    /// The upstream failed or broke off.
    UpstreamFailed,
    /// The host could not carry out a step (say which in its own log).
    HostFailed,
    /// The host answered the client itself before the lane had let anything of the request go on.
    HostRefused,
}
