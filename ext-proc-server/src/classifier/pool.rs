//! The classifiers of this process: admission, queue, workers, budget, cache.

use std::{
    fmt,
    io::Write as _,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use crossbeam_channel::{Receiver, Sender, unbounded};
use futures::{StreamExt as _, future, stream::FuturesOrdered};
use lane::{
    ClassifierFinding, ClassifierReply, ClassifierRequest, ClassifierTopic, ClassifiersConfig,
    Score,
};
use tokio::sync::{Semaphore, oneshot};

use super::{
    Answer, AnswerEnd, Asked, CLASSIFIERS, Classifier, Classify, LoadError, cache::Cache,
    flights::Flights,
};
use crate::metrics::Metrics;

/// No caller can have a worker for longer.
const LONGEST: Duration = Duration::from_millis(ClassifiersConfig::MOST_BUDGET_MS as u64);
/// Of how many texts of one caller a classifier may have the jobs at once.
const AT_ONCE: usize = 32;
/// What a worker may overrun a budget by: the inference under way when it ends.
const LAST_WINDOW: Duration = Duration::from_millis(250);

/// A classifier that every worker has.
struct Loaded {
    classifier: &'static Classifier,
    /// What may be asked of it and it does not tell.
    untold: Vec<&'static str>,
}

/// The classifiers of this process. Dropping the last handle ends the workers.
pub struct Classifiers {
    loaded: Vec<Loaded>,
    /// Those without which the host was to start.
    absent: Vec<&'static Classifier>,
    jobs: Sender<Job>,
    /// One permit per call that runs or waits: a full queue answers at once.
    admission: Semaphore,
    budget: Duration,
    pace: Arc<Pace>,
    cache: Cache,
    flights: Flights,
    metrics: Arc<Metrics>,
}

/// How long a text takes, as a running mean, and how many workers there are: who could not be answered in time is told at once.
struct Pace {
    micros: AtomicU64,
    workers: u64,
}

impl Pace {
    fn took(&self, time: Duration) {
        let time = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        let mean = self.micros.load(Ordering::Relaxed);
        let next = mean - mean / 8 + time / 8;
        self.micros.store(next, Ordering::Relaxed);
    }

    /// How long one more would wait behind so many.
    fn wait(&self, waiting: usize) -> Duration {
        let waiting = u64::try_from(waiting).unwrap_or(u64::MAX);
        let mean = self.micros.load(Ordering::Relaxed);
        Duration::from_micros(mean.saturating_mul(waiting) / self.workers)
    }
}

/// One text for one classifier.
struct Job {
    /// Index into [`Classifiers::loaded`].
    classifier: usize,
    text: Text,
    topics: Arc<[ClassifierTopic]>,
    is_response: bool,
    until: Instant,
    answer: oneshot::Sender<Arc<Answer>>,
}

/// One text of a request.
#[derive(Clone)]
struct Text {
    segment: u32,
    role: Arc<str>,
    text: Arc<str>,
}

/// What is asked of one classifier about each text.
struct Question<'q> {
    index: usize,
    id: &'static str,
    /// Whether it tells all that the caller has to know.
    tells_all: bool,
    topics: Arc<[ClassifierTopic]>,
    is_response: bool,
    until: Instant,
    texts: &'q [Text],
}

impl Classifiers {
    /// Loads the classifiers `ids` into every worker and starts the workers. ONNX Runtime is fetched the first time, which
    /// may take minutes. Blocks.
    ///
    /// # Errors
    /// When an id is unknown, or an artefact cannot be had or loaded, unless the configuration calls the classifier optional.
    pub fn load<'i>(
        config: &ClassifiersConfig,
        ids: impl IntoIterator<Item = &'i str>,
        metrics: Arc<Metrics>,
    ) -> Result<Arc<Self>, LoadError> {
        Self::load_to_tell(config, ids, &[], metrics)
    }

    /// The same, for what [`lane::Lane::asked_of_prompts`] names.
    ///
    /// # Errors
    /// Also when a network or service of the user's own does not tell all of that.
    pub fn load_to_tell<'i>(
        config: &ClassifiersConfig,
        ids: impl IntoIterator<Item = &'i str>,
        asked: &[&'static str],
        metrics: Arc<Metrics>,
    ) -> Result<Arc<Self>, LoadError> {
        let wanted = ids.into_iter().map(known).collect::<Result<Vec<_>, _>>()?;
        let workers = match config.workers {
            0 => thread::available_parallelism().map_or(1, usize::from),
            workers => workers,
        };
        let (mut loaded, mut absent) = (Vec::new(), Vec::new());
        let mut own: Vec<Vec<Box<dyn Classify>>> = (0..workers).map(|_| Vec::new()).collect();
        for classifier in wanted {
            let each: Result<Vec<_>, _> = own.iter().map(|_| (classifier.load)(config)).collect();
            match each {
                Ok(each) => {
                    let untold = each.first().map(|one| one.cannot_tell());
                    let untold = untold.unwrap_or_default();
                    let missed: Vec<&str> = asked
                        .iter()
                        .copied()
                        .filter(|asked| untold.contains(asked))
                        .collect();
                    if !missed.is_empty() {
                        let untold = missed.join(", ");
                        let why = format!(
                            "what is configured for it does not tell {untold}, which a rule or profile asks for: give it a head (or examples) for that, or ask no more"
                        );
                        return Err(LoadError::new(classifier.id, why));
                    }
                    loaded.push(Loaded { classifier, untold });
                    own.iter_mut()
                        .zip(each)
                        .for_each(|(own, one)| own.push(one));
                }
                Err(error) if config.optional.iter().any(|id| id == classifier.id) => {
                    // Nobody may be reading.
                    let _ = writeln!(
                        std::io::stderr(),
                        "without the classifier {}: {error}",
                        classifier.id
                    );
                    absent.push(classifier);
                }
                Err(error) => return Err(error),
            }
        }
        let (jobs, waiting) = unbounded();
        let pace = Arc::new(Pace {
            micros: AtomicU64::new(0),
            workers: u64::try_from(workers).unwrap_or(1).max(1),
        });
        for (number, own) in own.into_iter().enumerate() {
            let (waiting, pace) = (waiting.clone(), Arc::clone(&pace));
            thread::Builder::new()
                .name(format!("classifier-{number}"))
                .spawn(move || work(own, &waiting, &pace))
                .map_err(|e| LoadError::new("a worker's thread", e.to_string()))?;
        }
        Ok(Arc::new(Self {
            loaded,
            absent,
            jobs,
            admission: Semaphore::new(
                config
                    .queue
                    .saturating_add(workers)
                    .min(Semaphore::MAX_PERMITS),
            ),
            budget: Duration::from_millis(u64::from(config.budget_ms)),
            pace,
            cache: Cache::new(),
            flights: Flights::default(),
            metrics,
        }))
    }

    /// Looks at every segment with every classifier asked for, within the request's budget (0: the configured one). The classifiers
    /// look side by side, and so many texts at once that no caller keeps the workers for itself.
    pub async fn classify(&self, request: ClassifierRequest) -> ClassifierReply {
        let budget = match request.budget_ms {
            0 => self.budget,
            ms => Duration::from_millis(u64::from(ms)),
        }
        .min(LONGEST);
        let until = Instant::now() + budget;
        let Ok(_admitted) = self.admission.try_acquire() else {
            return self.refuse(&request);
        };
        if self.pace.wait(self.jobs.len()) > budget {
            return self.refuse(&request);
        }
        let texts: Vec<Text> = request
            .segments
            .into_iter()
            .filter(|s| s.text.contains(is_of_words))
            .map(|s| Text {
                segment: s.segment,
                role: Arc::from(s.role),
                text: Arc::from(s.text),
            })
            .collect();
        let topics: Arc<[ClassifierTopic]> = Arc::from(request.topics);
        let ask = |id: &String| {
            let mut loaded = self.loaded.iter().enumerate();
            let found = loaded.find(|(_, loaded)| loaded.classifier.id == id);
            let Some((index, Loaded { classifier, untold })) = found else {
                let absent = self.absent.iter().any(|c| c.id == id);
                return Err(if absent { "unavailable" } else { "unknown" });
            };
            let mut asked = request.questions.iter();
            Ok(Question {
                index,
                id: classifier.id,
                tells_all: !asked.any(|asked| untold.contains(&asked.as_str())),
                topics: match classifier.by_topics {
                    true => Arc::clone(&topics),
                    false => Arc::default(),
                },
                is_response: request.is_response,
                until,
                texts: &texts,
            })
        };
        let asked = request.classifiers.iter().map(ask);
        let asked = future::join_all(asked.map(|question| self.ask(question))).await;
        let mut reply = ClassifierReply::default();
        for (id, (answers, outcome)) in request.classifiers.iter().zip(asked) {
            for (segment, answer) in answers {
                add(&mut reply, segment, &answer);
            }
            self.settle(id, outcome, &mut reply);
        }
        self.metrics.queued(self.jobs.len());
        reply
    }

    fn refuse(&self, request: &ClassifierRequest) -> ClassifierReply {
        let mut reply = ClassifierReply::default();
        for id in &request.classifiers {
            self.settle(id, Err("overload"), &mut reply);
        }
        reply
    }

    fn settle(&self, id: &str, outcome: Result<(), &'static str>, reply: &mut ClassifierReply) {
        // An id that nobody knows is the caller's own word: no label of ours.
        let known = CLASSIFIERS
            .iter()
            .find(|c| c.id == id)
            .map_or("unknown", |c| c.id);
        self.metrics
            .classified(known, outcome.err().unwrap_or("answered"));
        if let Err(reason) = outcome {
            reply.uninspected.push(format!("{id}:{reason}"));
        }
    }

    /// What one classifier says of each text, and how it ended. What it found before it failed is there all the same.
    async fn ask(
        &self,
        question: Result<Question<'_>, &'static str>,
    ) -> (Vec<(u32, Arc<Answer>)>, Result<(), &'static str>) {
        let question = match &question {
            Ok(question) => question,
            Err(why) => return (Vec::new(), Err(why)),
        };
        let mut texts = question.texts.iter();
        let mut under_way: FuturesOrdered<_> = texts
            .by_ref()
            .take(AT_ONCE)
            .map(|text| self.answer(question, text))
            .collect();
        let (mut found, mut outcome) = (Vec::new(), Ok(()));
        while let Some((segment, answer)) = under_way.next().await {
            under_way.extend(texts.next().map(|text| self.answer(question, text)));
            let ended = answer.as_ref().map(|answer| answer.end);
            match ended {
                Ok(AnswerEnd::Complete) => {}
                Ok(AnswerEnd::Timeout) => outcome = Err("timeout"),
                Ok(AnswerEnd::Failed) => outcome = Err("failed"),
                Err(why) => outcome = Err(why),
            }
            found.extend(answer.ok().map(|answer| (segment, answer)));
        }
        if outcome.is_ok() && !question.tells_all {
            outcome = Err("unavailable");
        }
        (found, outcome)
    }

    /// What a classifier says of a text: what is known, or under way, or what a worker finds.
    async fn answer(
        &self,
        question: &Question<'_>,
        text: &Text,
    ) -> (u32, Result<Arc<Answer>, &'static str>) {
        (text.segment, self.answer_about(question, text).await)
    }

    async fn answer_about(
        &self,
        question: &Question<'_>,
        text: &Text,
    ) -> Result<Arc<Answer>, &'static str> {
        let Question {
            id,
            topics,
            is_response,
            until,
            ..
        } = question;
        let key = Cache::key(id, &text.role, *is_response, topics, &text.text);
        if let Some(answer) = self.cache.find(&key) {
            return Ok(answer);
        }
        let patience = tokio::time::Instant::from_std(*until + LAST_WINDOW);
        while Instant::now() < *until {
            let start = |answer| {
                let job = Job {
                    classifier: question.index,
                    text: text.clone(),
                    topics: Arc::clone(topics),
                    is_response: *is_response,
                    until: *until,
                    answer,
                };
                self.jobs.send(job).is_ok()
            };
            let flight = self.flights.join(key, *until, start).ok_or("failed")?;
            self.metrics.queued(self.jobs.len());
            match tokio::time::timeout_at(patience, flight.answer()).await {
                // It was another caller's, who had less time.
                Ok(Some(answer)) if answer.end == AnswerEnd::Timeout && !flight.is_own() => {}
                Ok(Some(answer)) => {
                    if answer.end == AnswerEnd::Complete {
                        self.cache.keep(key, Arc::clone(&answer));
                    }
                    return Ok(answer);
                }
                Ok(None) => return Err("failed"),
                Err(_) => return Err("timeout"),
            }
        }
        Err("timeout")
    }
}

impl fmt::Debug for Classifiers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<_> = self.loaded.iter().map(|l| l.classifier.id).collect();
        f.debug_struct("Classifiers")
            .field("loaded", &ids)
            .field("permits", &self.admission.available_permits())
            .field("waiting", &self.jobs.len())
            .finish_non_exhaustive()
    }
}

fn known(id: &str) -> Result<&'static Classifier, LoadError> {
    let found = CLASSIFIERS.iter().find(|c| c.id == id).copied();
    found.ok_or_else(|| LoadError::new(id, "there is no such classifier"))
}

/// Letters and digits, and the invisible ones of Unicode's tags and variation selectors, which some models read.
fn is_of_words(c: char) -> bool {
    let is_hidden = matches!(c, '\u{e0020}'..='\u{e007e}' | '\u{e0100}'..='\u{e01ef}');
    c.is_alphanumeric() || is_hidden
}

/// Adds what a text was found to have. Of each score the lowest stays: a request is as risky as its riskiest text.
fn add(reply: &mut ClassifierReply, segment: u32, answer: &Answer) {
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let findings = answer.findings.iter().map(|f| ClassifierFinding {
        segment,
        detector: f.detector.clone().into_owned(),
        start: narrow(f.start),
        end: narrow(f.end),
        confidence: f.confidence,
    });
    reply.findings.extend(findings);
    for score in &answer.scores {
        let is_same = |s: &&mut Score| s.field == score.field && s.key == score.key;
        match reply.scores.iter_mut().find(is_same) {
            Some(known) => known.value = known.value.min(score.value),
            None => reply.scores.push(Score {
                field: score.field.to_owned(),
                key: score.key.clone(),
                value: score.value,
            }),
        }
    }
}

fn work(mut own: Vec<Box<dyn Classify>>, jobs: &Receiver<Job>, pace: &Pace) {
    while let Ok(job) = jobs.recv() {
        if job.answer.is_closed() {
            continue;
        }
        let start = Instant::now();
        let answer = match own.get_mut(job.classifier) {
            Some(_) if Instant::now() >= job.until => Answer::ended(AnswerEnd::Timeout),
            // What a text makes panic is not to take the worker from the others.
            Some(classifier) => catch_unwind(AssertUnwindSafe(|| {
                classifier.classify(&Asked {
                    text: &job.text.text,
                    role: &job.text.role,
                    topics: &job.topics,
                    is_response: job.is_response,
                    until: job.until,
                })
            }))
            .unwrap_or_else(|_| Answer::ended(AnswerEnd::Failed)),
            None => Answer::ended(AnswerEnd::Failed),
        };
        if start < job.until {
            pace.took(start.elapsed());
        }
        // The caller may have given up.
        let _ = job.answer.send(Arc::new(answer));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Panics;

    impl Classify for Panics {
        fn classify(&mut self, asked: &Asked<'_>) -> Answer {
            assert!(asked.text != "Ann", "what a worker must survive");
            Answer::default()
        }
    }

    /// How one worker with these classifiers ends with each text.
    fn ends(own: Vec<Box<dyn Classify>>, texts: &[&str]) -> Vec<AnswerEnd> {
        let (jobs, waiting) = unbounded();
        let ask = |text: &&str| {
            let (answer, answered) = oneshot::channel();
            let job = Job {
                classifier: 0,
                text: Text {
                    segment: 0,
                    role: Arc::from("user"),
                    text: Arc::from(*text),
                },
                topics: Arc::default(),
                is_response: false,
                until: Instant::now() + LONGEST,
                answer,
            };
            jobs.send(job).unwrap();
            answered
        };
        let answers: Vec<_> = texts.iter().map(ask).collect();
        drop(jobs);
        let pace = Pace {
            micros: AtomicU64::new(0),
            workers: 1,
        };
        work(own, &waiting, &pace);
        let end = |mut answer: oneshot::Receiver<Arc<Answer>>| answer.try_recv().unwrap().end;
        answers.into_iter().map(end).collect()
    }

    #[test]
    fn a_classifier_that_a_worker_does_not_have_fails() {
        assert_eq!(ends(Vec::new(), &["Ann"]), [AnswerEnd::Failed]);
    }

    #[test]
    fn a_text_that_makes_a_classifier_panic_costs_its_own_answer_alone() {
        let found = ends(vec![Box::new(Panics)], &["Ann", "Bob"]);
        assert_eq!(found, [AnswerEnd::Failed, AnswerEnd::Complete]);
    }

    #[test]
    fn waits_follow_what_texts_took() {
        let pace = Pace {
            micros: AtomicU64::new(0),
            workers: 2,
        };
        assert_eq!(pace.wait(1000), Duration::ZERO, "nothing is known yet");
        (0..100).for_each(|_| pace.took(Duration::from_millis(20)));
        let wait = pace.wait(10);
        assert!((90..=100).contains(&wait.as_millis()), "{wait:?}");
        pace.took(Duration::MAX);
        let _ = pace.wait(usize::MAX);
    }
}
