//! Documents that acts cite, as they lie beside the log: each under the SHA-256 of its bytes, which the log has. What is
//! there with the right digest is never touched.

use std::{
    collections::{BTreeMap, HashMap},
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};

use comity_regime::{Day, Regime};

use super::incoming;
pub use super::{
    brought::{Kept, Unfit},
    digest::DocumentDigest,
    incoming::Incoming,
};
use crate::{LedgerError, format::Format, store::Files};

/// Where documents lie in a data folder: `documents/ab/abcdef...`.
pub const DOCUMENTS: &str = "documents";
/// The largest document where nothing else is said, in bytes.
pub const LARGEST: u64 = 20 << 20;
/// How many bytes of documents are taken in a day of what one holder cites, where nothing else is said.
pub const A_DAY: u64 = 1 << 30;

/// What was found of a document where it should lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is there, byte for byte.
    Whole(Kept),
    /// It is not.
    Missing,
    /// Something else is there.
    Wrong,
}

/// How much is taken.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// The largest document, in bytes.
    pub largest: u64,
    /// How many bytes in a day, of what one holder cites.
    pub a_day: u64,
}

impl Default for Room {
    fn default() -> Room {
        Room { largest: LARGEST, a_day: A_DAY }
    }
}

/// The documents beside a log.
#[derive(Debug)]
pub struct Documents {
    folder: PathBuf,
    /// Where servers share a database: it has all of them, and the folder those that were asked for.
    shared: Option<Files>,
    room: Room,
    known: Mutex<Known>,
    /// Of all that are here, as one number.
    mark: AtomicU64,
    // Held while one is given its place: what is there is there once.
    placing: Mutex<()>,
}

#[derive(Debug, Default)]
struct Known {
    /// What was seen in its place; whether it was held against its digest, and was right.
    seen: HashMap<DocumentDigest, (Kept, Option<bool>)>,
    /// How much was brought of what each holder cites, on the last day on which some was.
    brought: HashMap<String, (Day, u64)>,
}

impl Documents {
    /// Those of a data folder, which need not have any.
    pub fn of(data: &Path, room: Room) -> Documents {
        let folder = data.join(DOCUMENTS);
        let (known, placing) = (Mutex::default(), Mutex::default());
        // A folder whose store cannot be told has no log that could be opened.
        let shared = Files::of(data, DOCUMENTS).ok().flatten();
        let documents = Documents { folder, shared, room, known, mark: AtomicU64::new(0), placing };
        let folders = fs::read_dir(&documents.folder).into_iter().flatten().flatten();
        let files = folders.flat_map(|folder| fs::read_dir(folder.path())).flatten().flatten();
        let digests = files.filter_map(|file| DocumentDigest::parse(file.file_name().to_str()?));
        digests.for_each(|digest| {
            documents.find(digest);
        });
        documents
    }

    /// Takes away what a crash left half-way, where nobody else is writing.
    pub fn tidy(&self) {
        incoming::tidy(&self.folder);
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How much is taken.
    pub fn room(&self) -> Room {
        self.room
    }

    /// Where a document lies, or would.
    pub fn path(&self, digest: DocumentDigest) -> PathBuf {
        let name = digest.to_string();
        self.folder.join(name.get(..2).unwrap_or_default()).join(name)
    }

    /// A number that is another one whenever other documents are here.
    pub fn mark(&self) -> u64 {
        self.mark.load(Relaxed)
    }

    /// Takes note of what is in a place, if anything is. The mark is of those that are not known to be wrong.
    fn note(&self, digest: DocumentDigest, seen: Option<(Kept, Option<bool>)>) {
        let counts = |seen: Option<(Kept, Option<bool>)>| seen.is_some_and(|(_, right)| right != Some(false));
        let mut known = self.known();
        let before = match seen {
            Some(seen) => known.seen.insert(digest, seen),
            None => known.seen.remove(&digest),
        };
        if counts(before) != counts(seen) {
            self.mark.fetch_xor(digest.mark(), Relaxed);
        }
    }

    /// A document that is here, as far as its place tells.
    pub fn find(&self, digest: DocumentDigest) -> Option<Kept> {
        let known = self.known().seen.get(&digest).copied();
        if let Some((kept, right)) = known {
            return (right != Some(false)).then_some(kept);
        }
        // Somebody else may have put it there, beside this process.
        let kept = seen(&self.path(digest)).ok()?;
        self.note(digest, Some((kept, None)));
        Some(kept)
    }

    /// A document to be given to somebody: the first time, it is held against its digest.
    pub fn open(&self, digest: DocumentDigest) -> Found {
        let seen = self.known().seen.get(&digest).copied();
        if let Some((kept, Some(true))) = seen
            && fs::metadata(self.path(digest)).is_ok_and(|file| file.len() == kept.bytes)
        {
            return Found::Whole(kept);
        }
        match self.check(digest) {
            Found::Missing if self.fetch(digest) => self.check(digest),
            found => found,
        }
    }

    /// Fetches a document that other servers have; whether it is here now.
    fn fetch(&self, digest: DocumentDigest) -> bool {
        let Some(shared) = &self.shared else { return false };
        let fetched =
            Incoming::begin(&self.folder, u64::MAX).map_err(Unfit::from).and_then(|mut incoming| {
                let mut wrong = None;
                let there = shared.read(&digest.to_string(), |part| {
                    wrong = wrong.take().or(incoming.write(part).err());
                    Ok(())
                })?;
                if let Some(wrong) = wrong {
                    return Err(wrong);
                }
                if there {
                    incoming.whole(digest)?;
                    incoming.place(&self.path(digest))?;
                }
                Ok(there)
            });
        fetched.unwrap_or_else(|error| {
            tracing::warn!("the document {digest} could not be fetched: {error}");
            false
        })
    }

    /// Takes note of what other servers brought, so that pages say so; nothing, where the folder has its log to itself.
    ///
    /// # Errors
    /// If it cannot be asked.
    pub fn follow(&self) -> Result<(), LedgerError> {
        let Some(shared) = &self.shared else { return Ok(()) };
        for digest in shared.all()?.iter().filter_map(|held| DocumentDigest::parse(&held.name)) {
            if self.find(digest).is_none() && self.fetch(digest) {
                self.find(digest);
            }
        }
        Ok(())
    }

    /// Holds what is in the place of a document against its digest.
    pub fn check(&self, digest: DocumentDigest) -> Found {
        let path = self.path(digest);
        let Ok(kept) = seen(&path) else {
            self.note(digest, None);
            return Found::Missing;
        };
        let right = File::open(&path).and_then(DocumentDigest::of_all).is_ok_and(|found| found == digest);
        self.note(digest, Some((kept, Some(right))));
        if right { Found::Whole(kept) } else { Found::Wrong }
    }

    /// Begins to take a document.
    ///
    /// # Errors
    /// If nothing can be written.
    pub fn receive(&self) -> Result<Incoming, LedgerError> {
        Incoming::begin(&self.folder, self.room.largest)
    }

    /// Keeps a document that has come, durably, and says whether it is new here. What it takes up is counted for a holder
    /// and a day if they are given.
    ///
    /// # Errors
    /// If it is another document, of a kind that is not kept, too much for a day, or cannot be written.
    pub fn keep(
        &self,
        mut incoming: Incoming,
        digest: DocumentDigest,
        counted: Option<(&str, Day)>,
    ) -> Result<(Kept, bool), Unfit> {
        let kept = incoming.whole(digest)?;
        incoming.sync()?;
        let _placing = self.placing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Found::Whole(kept) = self.open(digest) {
            self.share(digest, &self.path(digest))?;
            return Ok((kept, false));
        }
        if let Some((holder, day)) = counted {
            self.count(holder, day, kept.bytes)?;
        }
        self.share(digest, incoming.path())?;
        incoming.place(&self.path(digest))?;
        self.note(digest, Some((kept, Some(true))));
        Ok((kept, true))
    }

    /// Gives the other servers a document, if there are any.
    fn share(&self, digest: DocumentDigest, path: &Path) -> Result<(), LedgerError> {
        self.shared.as_ref().map_or(Ok(()), |shared| shared.put_file(&digest.to_string(), path))
    }

    /// Keeps a document that can be read.
    ///
    /// # Errors
    /// As [`Documents::keep`], and if it is too large or cannot be read.
    pub fn keep_all(&self, mut from: impl Read, digest: DocumentDigest) -> Result<(Kept, bool), Unfit> {
        let (mut incoming, mut buffer) = (self.receive()?, vec![0; 64 << 10]);
        loop {
            match from.read(&mut buffer).map_err(LedgerError::io(&self.path(digest)))? {
                0 => return self.keep(incoming, digest, None),
                read => incoming.write(&buffer[..read])?,
            }
        }
    }

    /// Counts what is brought of what a holder cites.
    fn count(&self, holder: &str, day: Day, bytes: u64) -> Result<(), Unfit> {
        let mut known = self.known();
        let brought = known.brought.entry(holder.to_owned()).or_insert((day, 0));
        let sum = if brought.0 == day { brought.1 } else { 0 } + bytes;
        if sum > self.room.a_day {
            return Err(Unfit::Enough { holder: holder.to_owned(), a_day: self.room.a_day });
        }
        *brought = (day, sum);
        Ok(())
    }

    /// Copies those that a record cites from another folder, as far as they are there. One that is not what its digest
    /// says is not copied.
    ///
    /// # Errors
    /// If one cannot be written.
    pub fn copy(&self, from: &Documents, regime: &Regime) -> Result<usize, LedgerError> {
        let mut count = 0;
        for digest in cited(regime).into_keys().filter(|digest| from.find(*digest).is_some()) {
            let Ok(file) = File::open(from.path(digest)) else { continue };
            match self.keep_all(file, digest) {
                Ok(_) => count += 1,
                Err(Unfit::Failed(error)) => return Err(error),
                Err(_) => {}
            }
        }
        Ok(count)
    }
}

/// What a place looks like.
fn seen(path: &Path) -> std::io::Result<Kept> {
    let mut file = File::open(path)?;
    Ok(Kept { bytes: file.metadata()?.len(), format: Format::of_kept(&mut file)? })
}

/// Which documents a record cites, and the entries that do, in their order. What was rectified was said all the same.
pub fn cited(regime: &Regime) -> BTreeMap<DocumentDigest, Vec<u64>> {
    let mut all: BTreeMap<DocumentDigest, Vec<u64>> = BTreeMap::new();
    for (digest, entry) in each(regime) {
        all.entry(digest).or_default().push(entry);
    }
    all.values_mut().for_each(|entries| entries.sort_unstable());
    all
}

/// The entries that cite a document.
pub fn citing(regime: &Regime, digest: DocumentDigest) -> Vec<u64> {
    let mut entries: Vec<u64> = each(regime).filter(|(d, _)| *d == digest).map(|(_, entry)| entry).collect();
    entries.sort_unstable();
    entries
}

fn each(regime: &Regime) -> impl Iterator<Item = (DocumentDigest, u64)> {
    let acts = regime.acts().iter().map(|act| (act.digest(), act.entry));
    let others = regime.docket().recorded().iter().map(|p| (p.digest.as_str(), p.entry));
    acts.chain(others).filter_map(|(digest, entry)| Some((DocumentDigest::parse(digest)?, entry)))
}

/// How many of the documents that a record cites are not here.
pub fn missing(regime: &Regime, documents: &Documents) -> usize {
    cited(regime).into_keys().filter(|digest| documents.find(*digest).is_none()).count()
}
