//! A place for public files: a bucket, a container or a folder, and what may be done there.

use std::{collections::BTreeMap, fs, path::PathBuf, sync::Arc};

use futures_util::{StreamExt, TryStreamExt};
use md5::{Digest, Md5};
use object_store::{
    Attribute, Attributes, Error, ObjectStore, ObjectStoreExt, PutMode, PutOptions, UpdateVersion,
    local::LocalFileSystem, path::Path,
};

use super::trouble::{Trouble, line};

/// How whoever fetches a file should keep it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// A tile or a bundle: it never changes.
    Immutable,
    /// A checkpoint or a key, to be asked for again each time.
    Now,
    /// A file of an export, of a kind, to be kept for minutes.
    Minutes(&'static str),
    /// The description of an export, which is asked for again each time.
    Description,
}

impl Head {
    fn attributes(self) -> Attributes {
        let (kind, cache) = match self {
            Head::Immutable => ("application/octet-stream", "public, max-age=31536000, immutable"),
            Head::Now => ("text/plain; charset=utf-8", "no-cache"),
            Head::Minutes(kind) => (kind, "public, max-age=300"),
            Head::Description => ("application/json", "no-cache"),
        };
        [(Attribute::ContentType, kind), (Attribute::CacheControl, cache)].into_iter().collect()
    }
}

/// A file as it was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// What is in it.
    pub bytes: Vec<u8>,
    version: UpdateVersion,
}

/// What a list says of a file.
#[derive(Clone, Debug)]
pub struct Listed {
    size: u64,
    tag: Option<String>,
}

impl Listed {
    /// Whether it is surely these bytes: S3 and Google Cloud Storage tag a file with the MD5 of its bytes, where it is not
    /// encrypted with a key of the customer's. If not, as with Azure, they have to be read. MD5 tells slips apart, and not what somebody made
    /// to be taken for another; whoever can write there could do worse, and readers check every hash.
    pub fn surely(&self, bytes: &[u8]) -> bool {
        let hex = || Md5::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        self.size == bytes.len() as u64
            && self.tag.as_deref().is_some_and(|tag| tag.trim_matches('"') == hex())
    }

    /// Whether it surely has other bytes.
    pub fn surely_not(&self, bytes: &[u8]) -> bool {
        self.size != bytes.len() as u64
    }
}

/// Where public files are published.
#[derive(Clone, Debug)]
pub struct Place {
    store: Arc<dyn ObjectStore>,
    below: Path,
    /// Its address, as it was given.
    name: String,
    /// Where it is a folder: that keeps no headers, and knows no condition but that a file is not there.
    folder: Option<PathBuf>,
}

impl Place {
    /// A place in a store, below a path.
    pub fn of(store: Arc<dyn ObjectStore>, below: Path, name: &str) -> Place {
        Place { store, below, name: name.trim_end_matches('/').to_owned(), folder: None }
    }

    /// A folder, which must be there: one that is not may be a disk that was not mounted.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub fn in_folder(folder: PathBuf, name: &str) -> Result<Place, Error> {
        // What is acknowledged has to be as durable as with the others.
        let store = Arc::new(LocalFileSystem::new_with_prefix(&folder)?.with_fsync(true));
        Ok(Place { folder: Some(folder), ..Place::of(store, Path::default(), name) })
    }

    /// Its address.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The address of a file.
    pub fn address(&self, path: &str) -> String {
        format!("{}/{path}", self.name)
    }

    fn at(&self, path: &str) -> Path {
        path.split('/').fold(self.below.clone(), |place, part| place.join(part))
    }

    /// Reads a file, if it is there.
    ///
    /// # Errors
    /// If that cannot be known.
    pub async fn get(&self, path: &str) -> Result<Option<Found>, Trouble> {
        let got = match self.store.get(&self.at(path)).await {
            Err(Error::NotFound { .. }) => return Ok(None),
            got => got.map_err(|e| self.trouble(path, &e))?,
        };
        let version = UpdateVersion { e_tag: got.meta.e_tag.clone(), version: got.meta.version.clone() };
        let bytes = got.bytes().await.map_err(|e| self.trouble(path, &e))?.to_vec();
        Ok(Some(Found { bytes, version }))
    }

    /// Writes a file unless one is there; whether none was.
    ///
    /// # Errors
    /// If it could not be written.
    pub async fn create(&self, path: &str, bytes: Vec<u8>, head: Head) -> Result<bool, Trouble> {
        self.put(path, bytes, head, PutMode::Create).await
    }

    /// Writes a file, whatever is there.
    ///
    /// # Errors
    /// If it could not be written.
    pub async fn overwrite(&self, path: &str, bytes: Vec<u8>, head: Head) -> Result<(), Trouble> {
        self.put(path, bytes, head, PutMode::Overwrite).await.map(drop)
    }

    /// Writes a file if what is there is still what was found, or still nothing; whether it was.
    ///
    /// # Errors
    /// If it could not be written.
    pub async fn replace(
        &self,
        path: &str,
        bytes: Vec<u8>,
        head: Head,
        found: Option<&Found>,
    ) -> Result<bool, Trouble> {
        let Some(found) = found else { return self.create(path, bytes, head).await };
        let Some(folder) = &self.folder else {
            return self.put(path, bytes, head, PutMode::Update(found.version.clone())).await;
        };
        // A file system knows no such condition: whoever publishes holds the folder while they look and write.
        let locked = fs::File::open(folder).and_then(|folder| folder.lock().map(|()| folder));
        let what = |e: std::io::Error| Trouble::Failed {
            place: self.name.clone(),
            what: format!("the folder cannot be locked: {e}"),
        };
        let _held = locked.map_err(what)?;
        match self.get(path).await? {
            Some(there) if there.bytes == found.bytes => {
                self.put(path, bytes, head, PutMode::Overwrite).await
            }
            _ => Ok(false),
        }
    }

    /// Whether a file is left alone by whoever takes another for it: tried with the bytes that are there, so that nothing
    /// changes whatever the store does.
    ///
    /// # Errors
    /// That it is not, or that it cannot be tried.
    pub async fn is_guarded(&self, path: &str, found: &Found, head: Head) -> Result<(), Trouble> {
        if self.folder.is_some() {
            return Ok(());
        }
        let other = UpdateVersion { e_tag: Some("\"0\"".into()), version: Some("0".into()) };
        let unconditional =
            |what: &str| Trouble::Unconditional { place: self.address(path), what: what.to_owned() };
        match self.put(path, found.bytes.clone(), head, PutMode::Update(other)).await {
            Ok(false) => Ok(()),
            Ok(true) => Err(unconditional("takes such a condition and does not heed it")),
            // A header that it does not know.
            Err(Trouble::Failed { what, .. }) if answered(&what, "501") => Err(unconditional(&what)),
            Err(trouble) => Err(trouble),
        }
    }

    /// What lies in a folder, after a path in it.
    ///
    /// # Errors
    /// If it cannot be listed.
    pub async fn list(&self, folder: &str, after: Option<&str>) -> Result<BTreeMap<String, Listed>, Trouble> {
        let within = self.at(folder);
        let listed = match after {
            Some(path) => self.store.list_with_offset(Some(&within), &self.at(path)),
            None => self.store.list(Some(&within)),
        };
        let all: Vec<_> = listed.try_collect().await.map_err(|e| self.trouble(folder, &e))?;
        let depth = self.below.as_ref().len();
        let named = all.into_iter().map(|meta| {
            let path = meta.location.as_ref().get(depth..).unwrap_or_default();
            (path.trim_start_matches('/').to_owned(), Listed { size: meta.size, tag: meta.e_tag })
        });
        Ok(named.collect())
    }

    /// Takes files away that are still there.
    ///
    /// # Errors
    /// If one could not be.
    pub async fn delete(&self, paths: Vec<String>) -> Result<(), Trouble> {
        let all: Vec<_> = paths.iter().map(|path| Ok(self.at(path))).collect();
        let mut gone = self.store.delete_stream(Box::pin(futures_util::stream::iter(all)));
        while let Some(one) = gone.next().await {
            match one {
                // S3 says nothing of one that somebody else has taken away meanwhile; the others do.
                Ok(_) | Err(Error::NotFound { .. }) => {}
                Err(e) => return Err(self.trouble(paths.first().map_or("", String::as_str), &e)),
            }
        }
        Ok(())
    }

    async fn put(&self, path: &str, bytes: Vec<u8>, head: Head, mode: PutMode) -> Result<bool, Trouble> {
        let attributes = if self.folder.is_some() { Attributes::new() } else { head.attributes() };
        let conditional = !matches!(mode, PutMode::Overwrite);
        let options = PutOptions { mode, attributes, ..PutOptions::default() };
        match self.store.put_opts(&self.at(path), bytes.into(), options).await {
            Ok(_) => Ok(true),
            // Without a condition it is refused for another reason, such as a lease or a policy, and nothing was written.
            Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) if conditional => Ok(false),
            // To write asks for nothing that could be missing but the place itself.
            Err(Error::NotFound { source, .. }) => {
                Err(Trouble::Missing { place: self.name.clone(), what: line(&*source) })
            }
            Err(e) => Err(self.trouble(path, &e)),
        }
    }

    fn trouble(&self, path: &str, error: &Error) -> Trouble {
        let (place, what) = (self.address(path), line(error));
        // Of a list the status stands in the words alone.
        let status = |code: &str| answered(&what, code);
        match error {
            Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => Trouble::Denied { place, what },
            Error::NotFound { .. } => Trouble::Missing { place: self.name.clone(), what },
            _ if status("404") => Trouble::Missing { place: self.name.clone(), what },
            _ if status("401") || status("403") => Trouble::Denied { place, what },
            _ => Trouble::Failed { place, what },
        }
    }
}

/// Whether a store answered with a status, by the words of its client. The digits alone may be a port or a duration.
fn answered(what: &str, code: &str) -> bool {
    what.contains(&format!("status code: {code}"))
}
