//! Keeps what a host knows of its endpoints: over restarts, over changes of the document, and with other hosts.

mod meeting;
mod redis;

use std::{
    collections::BTreeSet,
    fmt, fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use lane::{Config, ConfigError, Discovery, DiscoveryConfig, EndpointsReport, Lane, LaneKind};

use self::meeting::Meeting;
pub use self::redis::RedisEndpoints;
use crate::{files::beside, store::StoreError};

/// Where hosts that have to agree put what they know. Whoever merges in whatever order comes to the same.
pub trait EndpointStore: fmt::Debug + Send + Sync {
    /// Takes up what was saved, this host's own part included; whether anything was.
    ///
    /// # Errors
    /// It cannot be read, or is no saved state.
    fn restore(&self, discovery: &Discovery) -> io::Result<bool>;

    /// Takes up what others saved and saves all that is known.
    ///
    /// # Errors
    /// It cannot be read or written, or is no saved state: then it is left as it is.
    fn merge_and_save(&self, discovery: &Discovery) -> io::Result<()>;
}

/// A file, of this host or shared by several. It is replaced as a whole: who reads it sees one state or the next.
#[derive(Clone, Debug)]
pub struct FileStore(PathBuf);

impl FileStore {
    /// The file need not be there; its folder has to.
    pub fn new(file: PathBuf) -> Self {
        Self(file)
    }

    /// What was saved; `None`: nothing was yet.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn load(&self) -> io::Result<Option<String>> {
        match fs::read_to_string(&self.0) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl EndpointStore for FileStore {
    fn restore(&self, discovery: &Discovery) -> io::Result<bool> {
        let Some(text) = self.load()? else {
            return Ok(false);
        };
        let restored = discovery.restore(&text);
        restored.map_err(|e| io::Error::new(io::ErrorKind::InvalidData, e))?;
        Ok(true)
    }

    fn merge_and_save(&self, discovery: &Discovery) -> io::Result<()> {
        if let Some(text) = self.load()? {
            let merged = discovery.merge(&text);
            merged.map_err(|e| io::Error::new(io::ErrorKind::InvalidData, e))?;
        }
        // Where another host replaces it at the same moment one of the two is lost, until that one saves again.
        let mut name = self.0.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}", std::process::id()));
        let new = self.0.with_file_name(name);
        let mut file = fs::File::create(&new)?;
        file.write_all(discovery.to_json().as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, &self.0)
    }
}

/// What one program knows of its endpoints, as long as it runs.
#[derive(Debug)]
pub struct Endpoints {
    program: &'static str,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    discovery: Option<Arc<Discovery>>,
    /// Files that were taken up.
    restored: BTreeSet<PathBuf>,
    /// Where other hosts are met.
    meeting: Option<Arc<Meeting>>,
    saved: Option<Instant>,
}

impl Endpoints {
    /// `program`: its name, which is part of the host's where the document gives none.
    pub fn new(program: &'static str) -> Self {
        Self {
            program,
            kept: Mutex::default(),
        }
    }

    /// Gives the document what is known, if a lane of it discovers endpoints; what was saved is taken up first. A server that
    /// does not answer is waited for a second: what it has is taken up later.
    ///
    /// # Errors
    /// The state is there and cannot be read.
    pub fn attach(&self, config: &mut Config, document: &Path) -> Result<(), ConfigError> {
        let redis = config.store.redis.clone();
        let lane = config.lanes.ai_waf.as_mut();
        let Some(settings) = lane.and_then(|lane| lane.discovery.as_mut()) else {
            return Ok(());
        };
        // A file that is named is enough.
        settings.store = redis.filter(|_| settings.state.is_none());
        let met = self.meeting(settings);
        let met = met.map_err(|e| ConfigError::at("store.redis.url", e.to_string()))?;
        let mut kept = self.kept();
        let host = || {
            settings
                .host
                .clone()
                .unwrap_or_else(|| name_of(self.program))
        };
        let discovery = kept
            .discovery
            .get_or_insert_with(|| Arc::new(Discovery::new(&host())));
        let discovery = Arc::clone(discovery);
        if let Some(state) = &settings.state {
            let file = beside(document, state);
            if !kept.restored.contains(&file) {
                restore(&discovery, &file)?;
                kept.restored.insert(file);
            }
        }
        drop(kept);
        if let Some((meeting, true)) = met {
            meeting.restore(&discovery);
        }
        config.discovery = Some(discovery);
        Ok(())
    }

    /// Where other hosts are met, if the document says so, and whether it is new.
    fn meeting(
        &self,
        settings: &DiscoveryConfig,
    ) -> Result<Option<(Arc<Meeting>, bool)>, StoreError> {
        let Some(redis) = &settings.store else {
            return Ok(None);
        };
        let keep = settings.keep();
        let mut kept = self.kept();
        if let Some(known) = kept.meeting.as_ref().filter(|m| m.is_of(redis, keep)) {
            return Ok(Some((Arc::clone(known), false)));
        }
        let new = Arc::new(Meeting::open(self.program, redis, keep)?);
        kept.meeting = Some(Arc::clone(&new));
        Ok(Some((new, true)))
    }

    /// Checks that a start could take up and save the state.
    ///
    /// # Errors
    /// It is no saved state, or its folder is not there.
    pub fn check(config: &Config, document: &Path) -> Result<(), ConfigError> {
        let settings = config
            .lane(LaneKind::AiWaf)
            .and_then(|l| l.discovery.as_ref());
        match settings.and_then(|settings| settings.state.as_ref()) {
            Some(state) => restore(&Discovery::new(""), &beside(document, state)),
            None => Ok(()),
        }
    }

    /// Judges what was taken up, before traffic comes.
    pub fn begin(lane: &Lane) {
        lane.judge_endpoints(now_ms());
    }

    /// Judges the lane's endpoints and saves, if the document's interval is over. It may write a file: not for threads that
    /// carry traffic. To be called about once a second.
    ///
    /// # Errors
    /// The state cannot be saved; names the file. What is wrong with a server is said in the program's own log instead.
    pub fn tick(&self, lane: &Lane, document: &Path) -> io::Result<()> {
        let Some(settings) = lane.discovery() else {
            return Ok(());
        };
        let every = Duration::from_secs(settings.interval_seconds.into());
        let is_early = self
            .kept()
            .saved
            .is_some_and(|saved| saved.elapsed() < every);
        if is_early {
            return Ok(());
        }
        self.kept().saved = Some(Instant::now());
        self.save(lane, document)
    }

    /// As [`Endpoints::tick`], now.
    ///
    /// # Errors
    /// As there.
    pub fn save(&self, lane: &Lane, document: &Path) -> io::Result<()> {
        let Some(settings) = lane.discovery() else {
            return Ok(());
        };
        let discovery = self.kept().discovery.clone();
        let saved = match (discovery, &settings.state) {
            (Some(discovery), Some(state)) => {
                let file = beside(document, state);
                let saved = FileStore::new(file.clone()).merge_and_save(&discovery);
                saved.map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", file.display())))
            }
            (Some(discovery), None) => {
                // What is wrong with it is said where it is asked.
                if let Ok(Some((meeting, _))) = self.meeting(settings) {
                    meeting.exchange(&discovery);
                }
                Ok(())
            }
            _ => Ok(()),
        };
        lane.judge_endpoints(now_ms());
        saved
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is known of a lane's endpoints, now; `None` where it discovers none.
pub fn endpoints_report(lane: &Lane) -> Option<EndpointsReport> {
    lane.endpoints(now_ms())
}

fn restore(discovery: &Discovery, file: &Path) -> Result<(), ConfigError> {
    let wrong = |why: String| {
        let message = format!("{}: {why}", file.display());
        ConfigError::at("lanes.ai_waf.discovery.state", message)
    };
    match FileStore::new(file.to_owned()).restore(discovery) {
        Ok(true) => Ok(()),
        Ok(false) => match file.parent() {
            Some(folder) if folder.as_os_str().is_empty() || folder.is_dir() => Ok(()),
            _ => Err(wrong("there is no such folder".to_owned())),
        },
        Err(error) => Err(wrong(error.to_string())),
    }
}

/// This machine's name and the program's: two programs of one machine may share a state.
fn name_of(program: &str) -> String {
    let machine = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    match machine.trim() {
        "" => program.to_owned(),
        machine => format!("{machine}/{program}"),
    }
}

fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
    })
}

#[cfg(test)]
mod tests {
    use std::{fs, path::PathBuf};

    use lane::{Config, Lane, LaneKind};

    use super::{EndpointStore as _, Endpoints, FileStore};

    fn folder(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("weir-endpoints-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn config(state: &str) -> Config {
        let discovery = format!("{{ state: '{state}', interval_seconds: 1 }}");
        Config::from_yaml(&format!(
            "version: 1\nlanes: {{ ai_waf: {{ discovery: {discovery} }} }}\n"
        ))
        .unwrap()
    }

    #[test]
    fn programs_that_share_a_file_come_to_know_the_same() {
        let folder = folder("shared");
        let document = folder.join("weir.yaml");
        let programs = ["one", "other"].map(|name| {
            let endpoints = Endpoints::new(name);
            let mut config = config("endpoints.json");
            endpoints.attach(&mut config, &document).unwrap();
            (endpoints, Lane::compile(&config, LaneKind::AiWaf).unwrap())
        });
        for _ in 0..2 {
            for (endpoints, lane) in &programs {
                endpoints.save(lane, &document).unwrap();
            }
        }
        for (_, lane) in &programs {
            assert_eq!(lane.endpoints(1).unwrap().hosts, 2);
        }
        let left: Vec<_> = fs::read_dir(&folder).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_is_no_state_is_refused_and_left_as_it_is() {
        let folder = folder("refused");
        let document = folder.join("weir.yaml");
        fs::write(folder.join("endpoints.json"), "mine").unwrap();
        let refused = |state: &str| {
            let mut config = config(state);
            let checked = Endpoints::check(&config, &document).unwrap_err();
            let error = Endpoints::new("one")
                .attach(&mut config, &document)
                .unwrap_err();
            assert_eq!(checked.to_string(), error.to_string());
            assert_eq!(error.path(), "lanes.ai_waf.discovery.state");
            error.to_string()
        };
        assert!(refused("endpoints.json").contains("no state of endpoint discovery"));
        assert!(refused("nowhere/x.json").contains("there is no such folder"));
        let store = FileStore::new(folder.join("endpoints.json"));
        assert!(store.merge_and_save(&lane::Discovery::new("one")).is_err());
        assert_eq!(store.load().unwrap().as_deref(), Some("mine"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
