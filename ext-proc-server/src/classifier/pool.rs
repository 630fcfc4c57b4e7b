//! The classifiers of this process: admission, queue, workers, budget, cache.

use std::{
    fmt,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use crossbeam_channel::{Receiver, Sender, unbounded};
use lane::{
    ClassifierFinding, ClassifierReply, ClassifierRequest, ClassifierTopic, ClassifiersConfig,
    Score,
};
use tokio::sync::{Semaphore, oneshot};

use super::{Answer, AnswerEnd, Asked, CLASSIFIERS, Classifier, Classify, LoadError, cache::Cache};
use crate::metrics::Metrics;

/// No caller can have a worker for longer.
const LONGEST: Duration = Duration::from_millis(ClassifiersConfig::MOST_BUDGET_MS as u64);
/// What a worker may overrun a budget by: the inference under way when it ends.
const LAST_WINDOW: Duration = Duration::from_millis(250);

/// The classifiers of this process. Dropping the last handle ends the workers.
pub struct Classifiers {
    loaded: Vec<&'static Classifier>,
    jobs: Sender<Job>,
    /// One permit per call that runs or waits: a full queue answers at once.
    admission: Semaphore,
    budget: Duration,
    cache: Cache,
    metrics: Arc<Metrics>,
}

/// One text for one classifier.
struct Job {
    /// Index into [`Classifiers::loaded`].
    classifier: usize,
    text: Text,
    topics: Arc<[ClassifierTopic]>,
    until: Instant,
    answer: oneshot::Sender<Answer>,
}

/// One text of a request.
#[derive(Clone)]
struct Text {
    segment: u32,
    role: Arc<str>,
    text: Arc<str>,
}

impl Classifiers {
    /// Loads the classifiers `ids` into every worker and starts the workers. Artefacts are fetched the first time, which
    /// may take minutes; so may the load. Blocks.
    ///
    /// # Errors
    /// When an id is unknown, or an artefact cannot be had or loaded.
    pub fn load<'i>(
        config: &ClassifiersConfig,
        ids: impl IntoIterator<Item = &'i str>,
        metrics: Arc<Metrics>,
    ) -> Result<Arc<Self>, LoadError> {
        let loaded = ids.into_iter().map(known).collect::<Result<Vec<_>, _>>()?;
        let workers = match config.workers {
            0 => thread::available_parallelism().map_or(1, usize::from),
            workers => workers,
        };
        let (jobs, waiting) = unbounded();
        for number in 0..workers {
            let own: Vec<_> = loaded
                .iter()
                .map(|c| (c.load)())
                .collect::<Result<_, _>>()?;
            let waiting = waiting.clone();
            thread::Builder::new()
                .name(format!("classifier-{number}"))
                .spawn(move || work(own, &waiting))
                .map_err(|e| LoadError::new("a worker's thread", e.to_string()))?;
        }
        Ok(Arc::new(Self {
            loaded,
            jobs,
            admission: Semaphore::new(
                config
                    .queue
                    .saturating_add(workers)
                    .min(Semaphore::MAX_PERMITS),
            ),
            budget: Duration::from_millis(u64::from(config.budget_ms)),
            cache: Cache::new(),
            metrics,
        }))
    }

    /// Looks at every segment with every classifier asked for, within the request's budget (0: the configured one).
    pub async fn classify(&self, request: ClassifierRequest) -> ClassifierReply {
        let budget = match request.budget_ms {
            0 => self.budget,
            ms => Duration::from_millis(u64::from(ms)),
        };
        let until = Instant::now() + budget.min(LONGEST);
        let Ok(_admitted) = self.admission.try_acquire() else {
            return self.refuse(&request);
        };
        let texts: Vec<Text> = request
            .segments
            .into_iter()
            .filter(|s| s.text.contains(char::is_alphanumeric))
            .map(|s| Text {
                segment: s.segment,
                role: Arc::from(s.role),
                text: Arc::from(s.text),
            })
            .collect();
        let topics = Arc::from(request.topics);
        let mut reply = ClassifierReply::default();
        for id in &request.classifiers {
            let outcome = match self.loaded.iter().position(|c| c.id == id) {
                Some(index) => self.ask(index, &texts, &topics, until, &mut reply).await,
                None => Err("unknown"),
            };
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

    /// One classifier over all texts. What it found before it failed is in the reply all the same.
    async fn ask(
        &self,
        index: usize,
        texts: &[Text],
        topics: &Arc<[ClassifierTopic]>,
        until: Instant,
        reply: &mut ClassifierReply,
    ) -> Result<(), &'static str> {
        let classifier = self.loaded.get(index).ok_or("failed")?;
        let topics = match classifier.by_topics {
            true => Arc::clone(topics),
            false => Arc::default(),
        };
        let mut asked = Vec::new();
        for text in texts {
            let key = Cache::key(classifier.id, &text.role, &topics, &text.text);
            if let Some(answer) = self.cache.find(&key) {
                add(reply, text.segment, &answer);
                continue;
            }
            let (answer, answered) = oneshot::channel();
            let job = Job {
                classifier: index,
                text: text.clone(),
                topics: Arc::clone(&topics),
                until,
                answer,
            };
            self.jobs.send(job).map_err(|_| "failed")?;
            asked.push((text.segment, key, answered));
        }
        self.metrics.queued(self.jobs.len());
        let mut outcome = Ok(());
        for (segment, key, answered) in asked {
            let patience = tokio::time::Instant::from_std(until + LAST_WINDOW);
            match tokio::time::timeout_at(patience, answered).await {
                Ok(Ok(answer)) => {
                    add(reply, segment, &answer);
                    match answer.end {
                        AnswerEnd::Complete => self.cache.keep(key, answer),
                        AnswerEnd::Timeout => outcome = Err("timeout"),
                        AnswerEnd::Failed => outcome = Err("failed"),
                    }
                }
                Ok(Err(_)) => outcome = Err("failed"),
                Err(_) => outcome = Err("timeout"),
            }
        }
        outcome
    }
}

impl fmt::Debug for Classifiers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<_> = self.loaded.iter().map(|c| c.id).collect();
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

/// Adds what a text was found to have. Of each score the lowest stays: a request is as risky as its riskiest text.
fn add(reply: &mut ClassifierReply, segment: u32, answer: &Answer) {
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let findings = answer.findings.iter().map(|f| ClassifierFinding {
        segment,
        detector: f.detector.to_owned(),
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

fn work(mut own: Vec<Box<dyn Classify>>, jobs: &Receiver<Job>) {
    while let Ok(job) = jobs.recv() {
        if job.answer.is_closed() {
            continue;
        }
        let answer = match own.get_mut(job.classifier) {
            Some(_) if Instant::now() >= job.until => Answer::ended(AnswerEnd::Timeout),
            Some(classifier) => classifier.classify(&Asked {
                text: &job.text.text,
                role: &job.text.role,
                topics: &job.topics,
                until: job.until,
            }),
            None => Answer::ended(AnswerEnd::Failed),
        };
        // The caller may have given up.
        let _ = job.answer.send(answer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_classifier_that_a_worker_does_not_have_fails() {
        let (jobs, waiting) = unbounded();
        let (answer, mut answered) = oneshot::channel();
        let job = Job {
            classifier: 0,
            text: Text {
                segment: 0,
                role: Arc::from("user"),
                text: Arc::from("Ann"),
            },
            topics: Arc::default(),
            until: Instant::now() + LONGEST,
            answer,
        };
        jobs.send(job).unwrap();
        drop(jobs);
        work(Vec::new(), &waiting);
        assert_eq!(answered.try_recv().unwrap().end, AnswerEnd::Failed);
    }
}
