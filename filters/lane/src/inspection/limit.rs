//! Rate limits: what is counted of a request that its rules let pass, and of its response's head.

use std::{mem, sync::Arc};

use audit::{ActionTaken, LimitOutcome, Outcome};
use policy::{Action, Expression, FieldId, Rule, Value, Verdict};
use sha2::{Digest, Sha256};

use super::{Inspected, Inspection, Phase, failure_reason};
use crate::{
    compile::{RateLimit, TOKEN_COUNT},
    config::FailureMode,
    head::ResponseHead,
    record::action_of,
    refusal,
    step::{End, Failure, Step},
    store::{Count, Counted, CounterKey, Counting, StoreReply, StoreRequest},
};

/// A request that passes if its limits let it.
#[derive(Debug)]
pub(super) struct Passing {
    pub(super) verdict: Verdict,
    pub(super) inspected: Option<Inspected>,
    /// What was received of a body that was not inspected.
    pub(super) held: Option<Vec<u8>>,
}

/// A limit, by its place in the lane's list, and what is counted for it.
pub(super) type Asked = (usize, Count);

/// What waits for the store, and the limits it waits for.
#[derive(Debug)]
pub(super) enum Waiting {
    Request(Box<Passing>, Vec<Asked>),
    Response(ResponseHead, End, Vec<Asked>),
}

impl Waiting {
    pub(super) fn limits(&self) -> &[Asked] {
        match self {
            Self::Request(_, limits) | Self::Response(_, _, limits) => limits,
        }
    }
}

/// The status of a request that could not be counted: the fault is not the client's.
const STORE_GONE: u16 = 503;

impl Inspection {
    /// Has a request counted that the rules let pass; it goes on where there is nothing to count.
    pub(super) fn count_request(&mut self, passing: Passing) -> Step {
        let asked = self.counts(|inspection, rule, limit| {
            let applies = inspection.is_true(&rule.expression);
            if limit.holds {
                let counting = match inspection.refuses(rule) {
                    true => Counting::HoldOrStop,
                    false => Counting::Hold,
                };
                return applies.then_some((1, counting));
            }
            let counts = match &limit.counting {
                None => applies,
                Some(counting) => !limit.counts_responses && inspection.is_true(counting),
            };
            let amount = if counts { inspection.amount(limit) } else { 0 };
            match (applies, counts) {
                (true, _) if inspection.refuses(rule) => Some((amount, Counting::TakeOrStop)),
                (true, _) => Some((amount, Counting::Take)),
                (false, true) => Some((amount, Counting::Note)),
                (false, false) => None,
            }
        });
        if asked.is_empty() {
            return self.pass_decided(passing);
        }
        let step = ask(&asked);
        self.phase = Phase::Counting(Box::new(Waiting::Request(Box::new(passing), asked)));
        step
    }

    /// Has counted what a response's head says; `None` where there is nothing to count.
    pub(super) fn count_response(&mut self, head: &ResponseHead, end: End) -> Option<Step> {
        let asked = self.counts(|inspection, _, limit| {
            let counting = limit.counting.as_ref().filter(|_| limit.counts_responses)?;
            inspection.is_true(counting).then_some((1, Counting::Note))
        });
        if asked.is_empty() {
            return None;
        }
        let step = ask(&asked);
        let waiting = Waiting::Response(head.clone(), end, asked);
        self.phase = Phase::Counting(Box::new(waiting));
        Some(step)
    }

    /// Goes on with what waited for the store.
    pub(super) fn on_counted(&mut self, answer: Result<StoreReply, Failure>) -> Step {
        match mem::replace(&mut self.phase, Phase::Over) {
            Phase::Counting(waiting) => match *waiting {
                Waiting::Request(passing, limits) => self.act_on_counted(*passing, &limits, answer),
                Waiting::Response(head, end, limits) => {
                    if let Err(failure) = answer {
                        self.note_uncounted(&limits, Some(failure));
                    }
                    self.phase = Phase::RequestPasses;
                    self.decide_on_head(&head, end)
                }
            },
            phase => {
                self.phase = phase;
                Step::Hold
            }
        }
    }

    /// The end of the exchange: gives back its places among what is under way. A host does it before [`Inspection::finish`], and waits for
    /// no answer. `None` where there are none.
    pub fn releases(&mut self) -> Option<StoreRequest> {
        let counts = mem::take(&mut self.holding);
        (!counts.is_empty()).then_some(StoreRequest::Count(counts))
    }

    /// Notes limits that were to be counted and were not.
    pub(super) fn note_uncounted(&mut self, limits: &[Asked], failure: Option<Failure>) {
        let lane = Arc::clone(&self.lane);
        for (rule, _) in limits
            .iter()
            .filter_map(|(index, _)| lane.rate_limits().get(*index))
        {
            let reason = failure.map(failure_reason);
            self.record.limit(&rule.id, LimitOutcome::Uncounted, reason);
        }
    }

    /// The limits that something is counted for, and how.
    fn counts(
        &self,
        what: impl Fn(&Self, &Rule, &RateLimit) -> Option<(u64, Counting)>,
    ) -> Vec<Asked> {
        let limits = self.lane.rate_limits().iter().enumerate();
        let asked = limits.filter_map(|(index, (rule, limit))| {
            let (amount, counting) = what(self, rule, limit)?;
            let count = Count {
                key: self.key(rule, limit),
                amount,
                window: limit.window,
                counting,
            };
            Some((index, count))
        });
        asked.collect()
    }

    /// Whether this limit stops requests that are too much.
    fn refuses(&self, rule: &Rule) -> bool {
        self.enforces() && rule.acts()
    }

    fn is_true(&self, expression: &Expression) -> bool {
        expression.matches(&self.attributes)
    }

    /// How much one request is.
    fn amount(&self, limit: &RateLimit) -> u64 {
        if !limit.counts_tokens {
            return 1;
        }
        const TOKENS: FieldId = FieldId::of(TOKEN_COUNT);
        match self.attributes.value(TOKENS) {
            Some(Value::Int(tokens)) => u64::try_from(*tokens).unwrap_or(0),
            _ => 0,
        }
    }

    /// The name of the counter of this exchange.
    fn key(&self, rule: &Rule, limit: &RateLimit) -> CounterKey {
        let mut hash = Sha256::new();
        for name in [self.lane.kind().as_str(), &rule.id] {
            hash.update(name);
            hash.update([0]);
        }
        hash.update(limit.window.period_ms.to_le_bytes());
        for value in &limit.characteristics {
            value.write(&self.attributes, &mut |bytes| hash.update(bytes));
        }
        let hash = hash.finalize();
        CounterKey(hash.first_chunk().copied().unwrap_or_default())
    }

    fn act_on_counted(
        &mut self,
        passing: Passing,
        limits: &[Asked],
        answer: Result<StoreReply, Failure>,
    ) -> Step {
        let counted = match answer {
            Ok(StoreReply::Counted(counted)) => counted,
            Err(failure) => return self.pass_uncounted(passing, limits, failure),
        };
        let lane = Arc::clone(&self.lane);
        for ((index, count), counted) in limits.iter().zip(counted) {
            let Some((rule, _)) = lane.rate_limits().get(*index) else {
                continue;
            };
            // With the key that it has now: what that is made of may change until the place is given back.
            self.holding.extend(count.release(&counted));
            let Counted::Over { retry_after_ms } = counted else {
                self.record.limit(&rule.id, LimitOutcome::Within, None);
                continue;
            };
            self.record.limit(&rule.id, LimitOutcome::Over, None);
            let verdict = Verdict {
                matches: vec![rule.matched()],
                ..Verdict::default()
            };
            self.record.verdict("request", verdict, self.enforces());
            if let Action::Block(block) = &rule.action
                && self.refuses(rule)
            {
                let id = self.record.request_id();
                let seconds = retry_after_ms.div_ceil(1000);
                let reply = refusal::limited(self.audience(), &rule.id, block, seconds, id);
                return self.reply(reply, action_of(block.action));
            }
        }
        self.pass_decided(passing)
    }

    /// The store does not answer: each limit that would refuse says what then.
    fn pass_uncounted(&mut self, passing: Passing, limits: &[Asked], failure: Failure) -> Step {
        self.note_uncounted(limits, Some(failure));
        let lane = Arc::clone(&self.lane);
        let all = limits
            .iter()
            .filter_map(|(index, _)| lane.rate_limits().get(*index));
        let acting: Vec<_> = all.filter(|(rule, _)| self.refuses(rule)).collect();
        let is_closed =
            |(_, limit): &&(&Rule, &RateLimit)| limit.failure_mode == FailureMode::Closed;
        if let Some((rule, _)) = acting.iter().find(is_closed) {
            let notice = refusal::uncounted(STORE_GONE, &rule.id, self.record.request_id());
            let reply = notice.reply(self.audience());
            return self.reply(reply, ActionTaken::Refuse);
        }
        if !acting.is_empty() {
            self.record.outcome(Outcome::FailedOpen);
        }
        self.pass_decided(passing)
    }
}

/// Asks the store for what is counted.
fn ask(asked: &[Asked]) -> Step {
    let counts = asked.iter().map(|(_, count)| *count);
    Step::Store(StoreRequest::Count(counts.collect()))
}
