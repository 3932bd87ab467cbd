//! One round of publishing: what is there is read, what is new is put, the checkpoint is moved.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use comity_ledger::{
    Checkpoint, LedgerError, Policy,
    growth::{Growth, PublicFile},
    line::{catch_up, earlier},
    open_checkpoint,
    verify::{ReadFile, files},
};
use futures_util::{StreamExt, stream::FuturesUnordered};

use super::{
    place::{Found, Head, Listed, Place},
    trouble::Trouble,
};

/// Where a log's files lie below the place, as below the address of a server.
const LOG: &str = "log";
/// So many files are on their way at once.
const AT_ONCE: usize = 16;
/// Where more are to be put, it is asked first which of them are there.
const LISTED: u64 = 32;
/// How often it is tried again after somebody else has moved the checkpoint.
const ATTEMPTS: usize = 4;

/// What a round did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Published {
    /// How many entries the checkpoint there is of now.
    pub size: u64,
    /// Its signed note.
    pub note: String,
    /// How many tiles and bundles were put.
    pub sent: u64,
    /// Their bytes.
    pub bytes: u64,
    /// How many were there already.
    pub there: u64,
    /// How many partial ones were taken away, of which the full one is there.
    pub removed: u64,
}

/// Publishes one log at one place.
pub struct Publisher {
    place: Place,
    log: PathBuf,
    key: String,
    /// Whether partial files are taken away once the full one is there.
    tidy: bool,
    /// Whether it is known that the place heeds conditions.
    guarded: bool,
    /// The verifier key that is known to lie there.
    key_there: Option<String>,
    /// Whether partial files of earlier rounds have been looked for.
    tidied: bool,
}

/// The log's own checkpoint.
struct Own {
    checkpoint: Checkpoint,
    /// The key that signed it, which may have taken the place of the one that is known.
    key: String,
}

impl Publisher {
    /// A publisher of the log in a folder that has a checkpoint, by its verifier key.
    pub fn new(place: Place, log: &Path, key: &str, tidy: bool) -> Publisher {
        Publisher {
            place,
            log: log.to_owned(),
            key: key.trim().to_owned(),
            tidy,
            guarded: false,
            key_there: None,
            tidied: false,
        }
    }

    /// The place.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The folder of the log's files.
    pub fn log(&self) -> &Path {
        &self.log
    }

    /// Brings what is there to where the log is.
    ///
    /// # Errors
    /// Why it could not be; the checkpoint there then covers what it did before.
    pub async fn round(&mut self) -> Result<Published, Trouble> {
        let own = files(self.log.clone());
        let (mut done, mut sent_to) = (Published::default(), None);
        for _ in 0..ATTEMPTS {
            // What is there is read first: the log's own checkpoint, read after it, is newer than what this folder has shown.
            let there = self.place.get(&below("checkpoint")).await?;
            let Own { checkpoint, key } = self.own(&*own)?;
            let from = match &there {
                None => 0,
                Some(found) => self.precedes(found, &checkpoint, &key, &*own)?,
            };
            if let Some(found) = &there
                && !self.guarded
            {
                self.place.is_guarded(&below("checkpoint"), found, Head::Now).await?;
                self.guarded = true;
            }
            let from = sent_to.map_or(from, |sent: u64| sent.max(from));
            let filled = self.send(&*own, from, &checkpoint, &mut done).await?;
            sent_to = Some(checkpoint.size);
            let note = checkpoint.note.clone();
            let same = there.as_ref().is_some_and(|found| found.bytes == note.as_bytes());
            if same
                || self
                    .place
                    .replace(&below("checkpoint"), note.clone().into(), Head::Now, there.as_ref())
                    .await?
            {
                (done.size, done.note) = (checkpoint.size, note);
                self.show_key(key).await?;
                if self.tidy {
                    done.removed = self.tidy(&filled).await?;
                }
                return Ok(done);
            }
        }
        Err(Trouble::Contended { place: self.place.address(&below("checkpoint")) })
    }

    /// The log's own checkpoint, which must be signed by its key or by one that took its place.
    fn own(&self, own: &ReadFile<'_>) -> Result<Own, LedgerError> {
        let note = String::from_utf8(own("checkpoint")?).map_err(|_| LedgerError::Unverified {
            what: format!("{}: it is not UTF-8", self.log.join("checkpoint").display()),
        })?;
        let mut policy = Policy::of_log(&self.key)?;
        catch_up(&mut policy, &note, own, 0, u64::MAX);
        let judged = policy.judge(&note)?;
        Ok(Own { checkpoint: judged.checkpoint, key: judged.key })
    }

    /// The size of the checkpoint there, if it is one that this log has gone on from. With it all that is to be put is held
    /// against the root that was signed, before any of it is.
    fn precedes(
        &self,
        found: &Found,
        checkpoint: &Checkpoint,
        key: &str,
        own: &ReadFile<'_>,
    ) -> Result<u64, Trouble> {
        let place = || self.place.address(&below("checkpoint"));
        let opened = open_checkpoint(&found.bytes, key).or_else(|stranger| {
            let before = earlier(own, checkpoint.size, key)?;
            before.iter().find_map(|key| open_checkpoint(&found.bytes, key).ok()).ok_or(stranger)
        });
        let (size, root) = opened.map_err(|e| match e {
            LedgerError::Unverified { what } => {
                let name = format!("{}\n", checkpoint.origin());
                match found.bytes.starts_with(name.as_bytes()) {
                    true => Trouble::UnknownKey { place: place(), what },
                    false => Trouble::Stranger { place: place(), what },
                }
            }
            own => Trouble::Own(own),
        })?;
        if size > checkpoint.size {
            return Err(Trouble::Older { place: place(), there: size, here: checkpoint.size });
        }
        let mut growth = Growth::new(own, size, checkpoint)?;
        let had = growth.root();
        while growth.next()?.is_some() {}
        if had == root { Ok(size) } else { Err(Trouble::Fork { place: place(), size }) }
    }

    /// Puts what a log has that one of `from` entries has not, and waits until all of it is durable. Which files were filled.
    async fn send(
        &self,
        own: &ReadFile<'_>,
        from: u64,
        to: &Checkpoint,
        done: &mut Published,
    ) -> Result<Vec<String>, Trouble> {
        let mut growth = Growth::new(own, from, to)?;
        let listed = if growth.to_come() > LISTED { self.listed(&growth).await? } else { BTreeMap::new() };
        if from == 0 {
            // Nothing is put that does not follow from what was signed: it could not be taken back.
            let mut whole = Growth::new(own, 0, to)?;
            while whole.next()?.is_some() {}
        }
        let (mut way, mut filled) = (FuturesUnordered::new(), vec![]);
        let mut count = |put: Option<usize>| match put {
            Some(bytes) => (done.sent, done.bytes) = (done.sent + 1, done.bytes + bytes as u64),
            None => done.there += 1,
        };
        while let Some(files) = growth.next()? {
            for file in files {
                if file.full {
                    filled.push(below(&file.path));
                }
                if way.len() >= AT_ONCE
                    && let Some(put) = way.next().await
                {
                    count(put?);
                }
                way.push(self.put(file, &listed));
            }
        }
        while let Some(put) = way.next().await {
            count(put?);
        }
        Ok(filled)
    }

    /// The bundles and the tiles of level 0 that are there, of those that are to come. Those of other levels are one in 256.
    async fn listed(&self, growth: &Growth<'_>) -> Result<BTreeMap<String, Listed>, Trouble> {
        let mut all = BTreeMap::new();
        for first in growth.begins() {
            let first = below(&first);
            let folder = first.split('/').take(3).collect::<Vec<_>>().join("/");
            // A list begins after the path that it is asked for. The order of paths is that of numbers up to the first 256
            // million entries; what a list leaves out is tried.
            let after = (first != format!("{folder}/000")).then_some(first.as_str());
            all.extend(self.place.list(&folder, after).await?);
        }
        Ok(all)
    }

    /// Puts a file that is not there; how many bytes it has, if it was not.
    async fn put(
        &self,
        file: PublicFile,
        listed: &BTreeMap<String, Listed>,
    ) -> Result<Option<usize>, Trouble> {
        let (path, bytes) = (below(&file.path), file.bytes);
        let differs = || Trouble::Differs { place: self.place.address(&path) };
        let mut there = match listed.get(&path) {
            Some(there) if there.surely_not(&bytes) => return Err(differs()),
            Some(there) if there.surely(&bytes) => return Ok(None),
            listed => listed.is_some(),
        };
        for _ in 0..ATTEMPTS {
            if !there && self.place.create(&path, bytes.clone(), Head::Immutable).await? {
                return Ok(Some(bytes.len()));
            }
            match self.place.get(&path).await? {
                Some(found) if found.bytes == bytes => return Ok(None),
                Some(_) => return Err(differs()),
                // Somebody has taken it away between, or all that is there: Azure says of a container that is being deleted
                // that it has a file, and then that it has none.
                None => there = false,
            }
        }
        let what = "the store says that it is there when it is to be put, and not when it is to be read";
        Err(Trouble::Failed { place: self.place.address(&path), what: what.into() })
    }

    /// Puts the key beside the log, for whoever trusts the place for it. It follows the log's.
    async fn show_key(&mut self, key: String) -> Result<(), Trouble> {
        if self.key_there.as_ref() == Some(&key) {
            return Ok(());
        }
        let path = below("vkey");
        let shown = match self.place.get(&path).await? {
            Some(found) if found.bytes == key.as_bytes() => true,
            found => self.place.replace(&path, key.clone().into(), Head::Now, found.as_ref()).await?,
        };
        // One that is moved meanwhile is moved by another publisher of the same log: the next round looks again.
        self.key_there = shown.then_some(key);
        Ok(())
    }

    /// Takes partial files away of which the full one is there; how many. A reader that still wants one takes the full one
    /// instead (C2SP tlog-tiles, "Partial Tiles").
    async fn tidy(&mut self, filled: &[String]) -> Result<u64, Trouble> {
        let mut partial = vec![];
        if !self.tidied {
            let all = self.place.list(&below("tile"), None).await?;
            let full = |path: &&String| all.contains_key(path.split(".p/").next().unwrap_or_default());
            partial.extend(all.keys().filter(|path| path.contains(".p/")).filter(full).cloned());
        } else {
            for path in filled {
                partial.extend(self.place.list(&format!("{path}.p"), None).await?.into_keys());
            }
        }
        let count = partial.len() as u64;
        if count > 0 {
            self.place.delete(partial).await?;
        }
        self.tidied = true;
        Ok(count)
    }
}

fn below(path: &str) -> String {
    format!("{LOG}/{path}")
}
