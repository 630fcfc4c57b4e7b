//! Token usage: how much a request asks for at most, and what the provider reports.

/// Token counts of an exchange; `None` where the provider has not said. The meaning of each is the provider's
/// (Anthropic's `input` does not include cached tokens, OpenAI's does).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Usage {
    /// Tokens read.
    pub input: Option<u64>,
    /// Tokens written.
    pub output: Option<u64>,
    /// The provider's sum, where it gives one.
    pub total: Option<u64>,
    /// Tokens read from a cache.
    pub cached_input: Option<u64>,
    /// Tokens written to a cache.
    pub cache_write: Option<u64>,
    /// Tokens spent on reasoning.
    pub reasoning: Option<u64>,
    /// Of a request: the most tokens that the answer may have.
    pub most: Option<u64>,
}

/// Which count a field of a body is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Counter {
    Input,
    Output,
    Total,
    CachedInput,
    CacheWrite,
    Reasoning,
    Most,
}

impl Usage {
    /// Takes what a later report of the same exchange says.
    pub fn merge(&mut self, later: &Self) {
        let pairs = [
            (&mut self.input, later.input),
            (&mut self.output, later.output),
            (&mut self.total, later.total),
            (&mut self.cached_input, later.cached_input),
            (&mut self.cache_write, later.cache_write),
            (&mut self.reasoning, later.reasoning),
            (&mut self.most, later.most),
        ];
        for (mine, theirs) in pairs {
            *mine = theirs.or(*mine);
        }
    }

    pub(crate) fn count(&mut self, counter: Counter, tokens: u64) {
        let field = match counter {
            Counter::Input => &mut self.input,
            Counter::Output => &mut self.output,
            Counter::Total => &mut self.total,
            Counter::CachedInput => &mut self.cached_input,
            Counter::CacheWrite => &mut self.cache_write,
            Counter::Reasoning => &mut self.reasoning,
            // Of several the largest counts: no client knows which one a server takes.
            Counter::Most => {
                self.most = self.most.max(Some(tokens));
                return;
            }
        };
        *field = Some(tokens);
    }

    /// What a response reports, if it does.
    pub(crate) fn said(self) -> Option<Self> {
        let reported = Self { most: None, ..self };
        (reported != Self::default()).then_some(self)
    }
}
