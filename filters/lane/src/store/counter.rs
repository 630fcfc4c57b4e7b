//! How often something happened lately: the arithmetic of one counter.
//!
//! Time is cut into windows as long as the limit's period. What happened in the window before still counts, less and less
//! as this one goes on, as if it had come evenly (<https://blog.cloudflare.com/counting-things-a-lot-of-different-things/>):
//! no moment lets twice the limit pass, and two numbers suffice. What is refused is not counted.

use super::{Count, Counted, Counting};

/// What a counter may grow to, and how long things last.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Window {
    /// The most that fits into one period.
    pub limit: u64,
    /// The period, in milliseconds; at least 1.
    pub period_ms: u64,
    /// How long everything is refused once something did not fit, in milliseconds; 0: only what does not fit.
    pub mitigation_ms: u64,
}

/// One counter.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counter {
    /// The number of the window that `current` is about.
    pub window: u64,
    /// What was counted in it.
    pub current: u64,
    /// What was counted in the window before.
    pub previous: u64,
    /// Until when everything is refused, in milliseconds of the store's clock.
    pub refuses_until_ms: u64,
}

impl Counter {
    /// Counts at that time, in milliseconds since whatever the store's clock counts from.
    pub fn count(&mut self, now_ms: u64, count: &Count) -> Counted {
        let Window {
            limit,
            period_ms,
            mitigation_ms,
        } = count.window;
        let window = now_ms / period_ms.max(1);
        self.go_to(window);
        match count.counting {
            Counting::Note => {
                self.current = self.current.saturating_add(count.amount);
                return Counted::Within;
            }
            Counting::Hold | Counting::HoldOrStop => return self.hold(count.amount, limit),
            Counting::Release { window } => {
                self.release(count.amount, window);
                return Counted::Within;
            }
            Counting::Take | Counting::TakeOrStop => {}
        }
        if now_ms < self.refuses_until_ms {
            let retry_after_ms = self.refuses_until_ms - now_ms;
            return Counted::Over { retry_after_ms };
        }
        let elapsed = now_ms % period_ms.max(1);
        let rate = count.window.rate(self.previous, self.current, elapsed);
        if rate.saturating_add(count.amount) <= limit {
            self.current = self.current.saturating_add(count.amount);
            return Counted::Within;
        }
        if mitigation_ms > 0 {
            self.refuses_until_ms = now_ms.saturating_add(mitigation_ms);
            return Counted::Over {
                retry_after_ms: mitigation_ms,
            };
        }
        let counts = (self.previous, self.current);
        Counted::Over {
            retry_after_ms: count.window.wait(counts, elapsed, count.amount),
        }
    }

    /// Takes a place among what is under way: since this window began or in the one before. What began earlier counts no more, so
    /// that whoever never releases it (a host that died) does not hold it for ever.
    fn hold(&mut self, amount: u64, limit: u64) -> Counted {
        let under_way = self.previous.saturating_add(self.current);
        if under_way.saturating_add(amount) > limit {
            return Counted::Over {
                retry_after_ms: SOON_MS,
            };
        }
        self.current = self.current.saturating_add(amount);
        Counted::Held {
            window: self.window,
        }
    }

    fn release(&mut self, amount: u64, window: u64) {
        match self.window.checked_sub(window) {
            Some(0) => self.current = self.current.saturating_sub(amount),
            Some(1) => self.previous = self.previous.saturating_sub(amount),
            _ => {}
        }
    }

    /// When nothing of it matters any more, in milliseconds of the store's clock.
    pub fn expires_ms(&self, window: &Window) -> u64 {
        let counted = self.window.saturating_add(2);
        let counted = counted.saturating_mul(window.period_ms);
        counted.max(self.refuses_until_ms)
    }

    /// A clock that goes back stays in the window it was in.
    fn go_to(&mut self, window: u64) {
        match window.saturating_sub(self.window) {
            0 => return,
            1 => self.previous = self.current,
            _ => self.previous = 0,
        }
        self.current = 0;
        self.window = window;
    }
}

impl Window {
    /// How much counts `elapsed` milliseconds into a window. What is left of the window before is rounded up.
    fn rate(&self, previous: u64, current: u64, elapsed: u64) -> u64 {
        let left = self.period_ms.saturating_sub(elapsed);
        let before = previous
            .saturating_mul(left)
            .div_ceil(self.period_ms.max(1));
        current.saturating_add(before)
    }

    /// In how many milliseconds the amount would fit, if nothing else were counted meanwhile.
    pub fn wait(&self, (previous, current): (u64, u64), elapsed: u64, amount: u64) -> u64 {
        let rest = self.period_ms.saturating_sub(elapsed);
        match self.limit.checked_sub(current.saturating_add(amount)) {
            Some(room) => self.faded(previous, room).saturating_sub(elapsed).max(1),
            None => {
                let room = self.limit.saturating_sub(amount);
                rest.saturating_add(self.faded(current, room)).max(1)
            }
        }
    }

    /// How far into the next window no more than `room` is left of what was counted.
    fn faded(&self, counted: u64, room: u64) -> u64 {
        let kept = room
            .saturating_mul(self.period_ms)
            .checked_div(counted)
            .unwrap_or(self.period_ms);
        self.period_ms.saturating_sub(kept)
    }
}

/// When it is worth trying again where places become free whenever somebody is done.
pub const SOON_MS: u64 = 1000;

#[cfg(test)]
mod tests {
    use super::{super::CounterKey, *};

    const WITHIN: Counted = Counted::Within;

    fn count(limit: u64, mitigation_ms: u64, amount: u64, counting: Counting) -> Count {
        Count {
            key: CounterKey([0; 16]),
            amount,
            window: Window {
                limit,
                period_ms: 10_000,
                mitigation_ms,
            },
            counting,
        }
    }

    fn over(retry_after_ms: u64) -> Counted {
        Counted::Over { retry_after_ms }
    }

    #[test]
    fn two_pass_and_the_third_waits_until_it_fits() {
        let take = count(2, 0, 1, Counting::Take);
        let mut counter = Counter::default();
        assert_eq!(counter.count(1_000, &take), WITHIN);
        assert_eq!(counter.count(2_000, &take), WITHIN);
        // Half of the next window: then one of the two is forgotten.
        assert_eq!(counter.count(3_000, &take), over(12_000));
        assert_eq!(counter.count(14_999, &take), over(1));
        assert_eq!(counter.count(15_000, &take), WITHIN);
        assert_eq!(counter.count(15_000, &take), over(5_000));
    }

    #[test]
    fn a_window_border_lets_nobody_pass_twice_as_often() {
        let take = count(100, 0, 1, Counting::Take);
        let mut counter = Counter::default();
        let passed = |counter: &mut Counter, at| {
            let tries = std::iter::repeat_with(|| counter.count(at, &take)).take(1000);
            tries.filter(|counted| *counted == WITHIN).count()
        };
        assert_eq!(passed(&mut counter, 9_999), 100);
        assert_eq!(passed(&mut counter, 10_000), 0);
        assert_eq!(passed(&mut counter, 12_000), 20);
        assert_eq!(passed(&mut counter, 40_000), 100);
    }

    #[test]
    fn once_over_everything_is_refused_for_the_timeout() {
        let take = count(1, 60_000, 1, Counting::TakeOrStop);
        let mut counter = Counter::default();
        assert_eq!(counter.count(0, &take), WITHIN);
        assert_eq!(counter.count(1, &take), over(60_000));
        assert_eq!(counter.count(30_001, &take), over(30_000));
        assert_eq!(counter.expires_ms(&take.window), 60_001);
        assert_eq!(counter.count(60_001, &take), WITHIN);
    }

    #[test]
    fn what_does_not_fit_is_not_counted_and_what_is_noted_is() {
        let mut counter = Counter::default();
        let tokens = |amount| count(1_000, 0, amount, Counting::Take);
        assert_eq!(counter.count(0, &tokens(900)), WITHIN);
        assert_ne!(counter.count(0, &tokens(200)), WITHIN);
        assert_eq!(counter.count(0, &tokens(100)), WITHIN);
        // Looking counts nothing, and tells only what is over.
        assert_eq!(counter.count(0, &tokens(0)), WITHIN);
        assert_eq!(
            counter.count(0, &count(1_000, 0, 1, Counting::Note)),
            WITHIN
        );
        assert_ne!(counter.count(0, &tokens(0)), WITHIN);
    }

    #[test]
    fn what_is_under_way_has_a_place_until_it_is_done() {
        let hold = count(2, 0, 1, Counting::HoldOrStop);
        let release = |window| count(2, 0, 1, Counting::Release { window });
        let held = |window| Counted::Held { window };
        let mut counter = Counter::default();
        assert_eq!(counter.count(1_000, &hold), held(0));
        assert_eq!(counter.count(12_000, &hold), held(1));
        assert_eq!(counter.count(13_000, &hold), over(1_000));
        assert_eq!(counter.count(13_001, &release(0)), WITHIN);
        assert_eq!(counter.count(13_002, &hold), held(1));
        // Released twice, or for a window that is long over, frees nobody else's place.
        assert_eq!(counter.count(13_003, &release(0)), WITHIN);
        assert_eq!(counter.count(13_004, &hold), over(1_000));
        // Nobody released these; the second window after them is free of them.
        assert_eq!(counter.count(29_999, &hold), over(1_000));
        assert_eq!(counter.count(30_000, &hold), held(3));
        assert_eq!(counter.count(30_001, &release(1)), WITHIN);
        assert_eq!(counter.count(30_002, &hold), held(3));
        assert_eq!(counter.count(30_003, &hold), over(1_000));
    }

    #[test]
    fn clocks_that_go_back_and_numbers_at_their_end_do_no_harm() {
        let take = count(1, 0, 1, Counting::Take);
        let mut counter = Counter::default();
        assert_eq!(counter.count(50_000, &take), WITHIN);
        assert_ne!(counter.count(0, &take), WITHIN);
        let mut counter = Counter {
            current: u64::MAX,
            previous: u64::MAX,
            ..Counter::default()
        };
        assert_ne!(
            counter.count(0, &count(5, 0, u64::MAX, Counting::Take)),
            WITHIN
        );
        assert_eq!(counter.count(0, &count(5, 0, 9, Counting::Note)), WITHIN);
        assert_ne!(
            counter.count(u64::MAX, &count(0, u64::MAX, 1, Counting::Take)),
            WITHIN
        );
    }

    #[test]
    fn after_the_wait_it_fits_and_not_before() {
        for previous in [0, 1, 7, 50] {
            for current in [0, 3, 49, 50] {
                for elapsed in [0, 1, 4_999, 9_999] {
                    for amount in [1, 20, 50] {
                        let take = count(50, 0, amount, Counting::Take);
                        let start = Counter {
                            window: 3,
                            current,
                            previous,
                            refuses_until_ms: 0,
                        };
                        let now = 30_000 + elapsed;
                        let mut counter = start;
                        let Counted::Over { retry_after_ms } = counter.count(now, &take) else {
                            continue;
                        };
                        let at = |ms| {
                            let mut counter = start;
                            counter.count(now + ms, &take)
                        };
                        let said =
                            format!("{previous} {current} {elapsed} {amount}: {retry_after_ms}");
                        assert_eq!(at(retry_after_ms), WITHIN, "{said}");
                        assert_ne!(at(retry_after_ms - 1), WITHIN, "{said}");
                    }
                }
            }
        }
    }
}
