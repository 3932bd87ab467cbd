//! What is put where and in which order, on stores that are real and lie in memory or in a folder, through one that counts
//! what is asked of it and fails when it is told to.

use std::{
    collections::BTreeMap,
    path::Path as FilePath,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use async_trait::async_trait;
use comity_ledger::{
    Content, Fields, Kind, Ledger, Options, SecretKey, Statement, Upon, contents, next_key, succession,
};
use futures_util::{TryStreamExt, stream::BoxStream};
use object_store::{
    Attribute, CopyOptions, Error, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta,
    ObjectStore, ObjectStoreExt, PutMode, PutMultipartOptions, PutOptions, PutPayload, PutResult, Result,
    memory::InMemory, path::Path,
};

use super::{
    exports::export,
    place::{Head, Place},
    publisher::{Published, Publisher},
    trouble::Trouble,
};

/// A store in memory, with all that was asked of it in order.
#[derive(Debug, Default)]
pub(super) struct Watched {
    pub(super) inner: InMemory,
    asked: Mutex<Vec<String>>,
    /// After so many more writes each one fails, as when the network is cut.
    left: AtomicUsize,
    cut: AtomicBool,
    /// Whether conditions on the version are taken and not heeded.
    careless: AtomicBool,
    /// What somebody else does just before a conditional put.
    between: Mutex<Option<(Path, Vec<u8>)>>,
    /// What the next writes are answered, each of a file whose path ends so.
    pub(super) answers: Mutex<Vec<(&'static str, Error)>>,
}

impl std::fmt::Display for Watched {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Watched")
    }
}

impl Watched {
    fn note(&self, what: &str, place: &dyn std::fmt::Display) {
        self.asked.lock().unwrap().push(format!("{what} {place}"));
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }

    fn cut_after(&self, writes: usize) {
        self.left.store(writes, Ordering::SeqCst);
        self.cut.store(true, Ordering::SeqCst);
    }

    fn mend(&self) {
        self.cut.store(false, Ordering::SeqCst);
    }

    pub(super) async fn all(&self) -> BTreeMap<String, Vec<u8>> {
        let listed: Vec<_> = self.inner.list(None).try_collect().await.unwrap();
        let mut all = BTreeMap::new();
        for meta in listed {
            let bytes = self.inner.get(&meta.location).await.unwrap().bytes().await.unwrap();
            all.insert(meta.location.to_string(), bytes.to_vec());
        }
        all
    }
}

#[async_trait]
impl ObjectStore for Watched {
    async fn put_opts(
        &self,
        location: &Path,
        payload: PutPayload,
        mut options: PutOptions,
    ) -> Result<PutResult> {
        self.note("PUT", location);
        {
            let mut answers = self.answers.lock().unwrap();
            if let Some(at) = answers.iter().position(|(ending, _)| location.as_ref().ends_with(ending)) {
                return Err(answers.remove(at).1);
            }
        }
        let cut = || Error::Generic { store: "Watched", source: "the network was cut".into() };
        if self.cut.load(Ordering::SeqCst) {
            let left = self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1));
            left.map_err(|_| cut())?;
        }
        if matches!(options.mode, PutMode::Update(_)) {
            if self.careless.load(Ordering::SeqCst) {
                options.mode = PutMode::Overwrite;
            } else if location.as_ref().ends_with("checkpoint") {
                // The first such put of a process tries the store, and must not be the one that is disturbed.
                let known =
                    matches!(&options.mode, PutMode::Update(v) if v.e_tag.as_deref() != Some("\"0\""));
                let between = if known { self.between.lock().unwrap().take() } else { None };
                if let Some((path, bytes)) = between {
                    self.inner.put(&path, bytes.into()).await?;
                }
            }
        }
        self.inner.put_opts(location, payload, options).await
    }

    async fn put_multipart_opts(
        &self,
        location: &Path,
        options: PutMultipartOptions,
    ) -> Result<Box<dyn MultipartUpload>> {
        self.inner.put_multipart_opts(location, options).await
    }

    async fn get_opts(&self, location: &Path, options: GetOptions) -> Result<GetResult> {
        self.note("GET", location);
        self.inner.get_opts(location, options).await
    }

    fn delete_stream(&self, locations: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        self.note("DELETE", &"");
        self.inner.delete_stream(locations)
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        self.note("LIST", &prefix.cloned().unwrap_or_default());
        self.inner.list(prefix)
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult> {
        self.inner.list_with_delimiter(prefix).await
    }

    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> Result<()> {
        self.inner.copy_opts(from, to, options).await
    }
}

/// A log in a folder of its own.
pub(super) struct Log {
    folder: tempfile::TempDir,
    ledger: Ledger,
}

impl Log {
    fn open_in(folder: tempfile::TempDir) -> Log {
        let options =
            Options { origin: "example.org/record".into(), today: || "2026-11-24".parse().unwrap() };
        let ledger = Ledger::open(folder.path(), &options, || contents(&crate::folder::built_in())).unwrap();
        Log { folder, ledger }
    }

    pub(super) fn begin() -> Log {
        Log::open_in(tempfile::tempdir().unwrap())
    }

    pub(super) fn data(&self) -> &FilePath {
        self.folder.path()
    }

    pub(super) fn at(&self, store: &Arc<Watched>) -> Publisher {
        self.tidying(store, false)
    }

    fn tidying(&self, store: &Arc<Watched>, tidy: bool) -> Publisher {
        let place = Place::of(store.clone(), Path::from("a/b"), "s3://bucket/a/b/");
        Publisher::new(place, &self.data().join("log"), self.ledger.verifier_key(), tidy)
    }

    pub(super) fn size(&self) -> u64 {
        self.ledger.record().checkpoint.size
    }

    /// Says that a State acceded to ICSANT.
    pub(super) fn say(&self, actor: &str) {
        self.ledger.submit(Statement::unsigned("depositary", accession(actor))).unwrap();
    }
}

fn accession(actor: &str) -> Content<'static> {
    Content::act(Fields::new([
        ("act", "accession"),
        ("instrument", "icsant"),
        ("actor", actor),
        ("date", "2026-11-20"),
        ("source", "untc-2015"),
    ]))
}

/// What is public of a log, by its path there.
fn public(log: &FilePath) -> BTreeMap<String, Vec<u8>> {
    fn below(folder: &FilePath, log: &FilePath, all: &mut BTreeMap<String, Vec<u8>>) {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                below(&path, log, all);
            } else {
                let name = path.strip_prefix(log).unwrap().display().to_string();
                all.insert(format!("a/b/log/{name}"), std::fs::read(&path).unwrap());
            }
        }
    }
    let mut all = BTreeMap::new();
    below(log, log, &mut all);
    all
}

pub(super) fn round(publisher: &mut Publisher) -> std::result::Result<Published, Trouble> {
    now(publisher.round())
}

pub(super) fn now<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

#[test]
fn what_is_public_is_there_the_checkpoint_last_and_then_only_what_is_new() {
    let (log, store) = (Log::begin(), Arc::new(Watched::default()));
    let mut publisher = log.at(&store);
    let done = round(&mut publisher).unwrap();
    assert_eq!((done.size, done.there), (log.size(), 0));
    let mut expected = public(&log.data().join("log"));
    expected.insert("a/b/log/vkey".into(), log.ledger.verifier_key().into());
    assert_eq!(now(store.all()), expected);
    let asked = store.asked();
    let at = |what: &str| asked.iter().position(|asked| asked == what).unwrap();
    let last = asked.iter().rposition(|asked| asked.starts_with("PUT a/b/log/tile/")).unwrap();
    assert!(at("GET a/b/log/checkpoint") < last && last < at("PUT a/b/log/checkpoint"));
    // Again, nothing is sent.
    assert_eq!(round(&mut publisher).unwrap().sent, 0);
    assert!(!store.asked().iter().any(|asked| asked.contains("tile")));
    // One more entry: one bundle, one tile of each level that grew, the checkpoint.
    log.say("HTI");
    let done = round(&mut publisher).unwrap();
    assert_eq!((done.size, done.there), (log.size(), 0));
    let asked = store.asked();
    assert_eq!(asked.iter().filter(|asked| asked.starts_with("GET")).count(), 1, "{asked:?}");
    assert!(asked.len() <= 5 && done.sent <= 3, "{asked:?}");
    assert_eq!(now(store.all())["a/b/log/checkpoint"], public(&log.data().join("log"))["a/b/log/checkpoint"]);
}

#[test]
fn each_file_says_how_it_is_kept() {
    let (log, store) = (Log::begin(), Arc::new(Watched::default()));
    round(&mut log.at(&store)).unwrap();
    let kept = |path: &str| {
        let found = now(store.inner.get(&Path::from(path))).unwrap();
        let value = |attribute| found.attributes.get(&attribute).unwrap().to_string();
        (value(Attribute::ContentType), value(Attribute::CacheControl))
    };
    let immutable = ("application/octet-stream".to_owned(), "public, max-age=31536000, immutable".to_owned());
    let text = ("text/plain; charset=utf-8".to_owned(), "no-cache".to_owned());
    let all = now(store.all());
    assert!(all.keys().any(|path| path.contains(".p/")));
    for path in all.keys() {
        assert_eq!(
            kept(path),
            if path.contains("/tile/") { immutable.clone() } else { text.clone() },
            "{path}"
        );
    }
}

#[test]
fn cut_off_anywhere_it_goes_on_where_it_was() {
    let log = Log::begin();
    let whole = public(&log.data().join("log")).len();
    for writes in [0, 1, 5, whole / 2, whole - 2, whole - 1] {
        let store = Arc::new(Watched::default());
        store.cut_after(writes);
        let trouble = round(&mut log.at(&store)).unwrap_err();
        assert!(matches!(trouble, Trouble::Failed { .. }) && !trouble.lasts(), "{trouble}");
        let there = now(store.all());
        // Whatever is there is covered by no checkpoint yet.
        assert_eq!((there.len(), there.contains_key("a/b/log/checkpoint")), (writes, false));
        store.mend();
        store.asked();
        let done = round(&mut log.at(&store)).unwrap();
        assert_eq!((done.there, done.sent), (writes as u64, (whole - 1 - writes) as u64), "{writes}");
        // What is there is listed, and read where its tag does not say what is in it; it is not sent again.
        let asked = store.asked();
        let sent = asked.iter().filter(|asked| asked.starts_with("PUT") && asked.contains("tile")).count();
        // One of a higher level is tried, as lists leave those out.
        assert!(sent <= whole - 1 - writes + 1, "{writes}: {sent} of {whole}");
        assert_eq!(asked.iter().filter(|asked| asked.starts_with("LIST")).count(), 2);
        assert_eq!(now(store.all()).len(), whole + 1);
    }
}

#[test]
fn two_at_once_do_what_one_would() {
    let (log, store) = (Log::begin(), Arc::new(Watched::default()));
    let (mut one, mut other) = (log.at(&store), log.at(&store));
    let (first, second) = now(async { tokio::join!(one.round(), other.round()) });
    assert_eq!((first.unwrap().size, second.unwrap().size), (log.size(), log.size()));
    assert_eq!(now(store.all()).len(), public(&log.data().join("log")).len() + 1);
}

#[test]
fn a_checkpoint_that_somebody_else_moved_is_looked_at_again() {
    let (log, store) = (Log::begin(), Arc::new(Watched::default()));
    let mut publisher = log.at(&store);
    round(&mut publisher).unwrap();
    let before = now(store.all())["a/b/log/checkpoint"].clone();
    log.say("HTI");
    let between = std::fs::read(log.data().join("log/checkpoint")).unwrap();
    log.say("OMN");
    // Another publisher of the same log gets there first, with the checkpoint between the two.
    *store.between.lock().unwrap() = Some((Path::from("a/b/log/checkpoint"), between.clone()));
    assert_ne!(before, between);
    let done = round(&mut publisher).unwrap();
    assert_eq!(done.size, log.size());
    assert!(store.between.lock().unwrap().is_none());
    let now_there = now(store.all())["a/b/log/checkpoint"].clone();
    assert_eq!(now_there, std::fs::read(log.data().join("log/checkpoint")).unwrap());
}

#[test]
fn an_older_another_and_a_forked_log_are_refused_and_nothing_is_overwritten() {
    let store = Arc::new(Watched::default());
    let log = Log::begin();
    let backup = tempfile::tempdir().unwrap();
    comity_ledger::backup(log.data(), &backup.path().join("copy")).unwrap();
    log.say("HTI");
    log.say("OMN");
    round(&mut log.at(&store)).unwrap();
    let there = now(store.all());
    // The copy goes on by itself: as long as it is shorter it is older, and then it is a fork.
    let options = Options { origin: "example.org/record".into(), today: || "2026-11-24".parse().unwrap() };
    let copy = Ledger::open(&backup.path().join("copy"), &options, Vec::new).unwrap();
    let copied = Log { folder: backup, ledger: copy };
    let publisher = |log: &Log| {
        let place = Place::of(store.clone(), Path::from("a/b"), "s3://bucket/a/b");
        Publisher::new(place, &log.data().join("copy/log"), log.ledger.verifier_key(), false)
    };
    copied.say("NPL");
    let older = round(&mut publisher(&copied)).unwrap_err();
    assert!(matches!(older, Trouble::Older { .. }) && older.lasts(), "{older}");
    copied.say("LAO");
    let forked = round(&mut publisher(&copied)).unwrap_err();
    assert!(matches!(forked, Trouble::Fork { .. }) && forked.lasts(), "{forked}");
    copied.say("TON");
    let longer = round(&mut publisher(&copied)).unwrap_err();
    assert!(matches!(longer, Trouble::Fork { .. }), "{longer}");
    let namesake = round(&mut Log::begin().at(&store)).unwrap_err();
    assert!(matches!(namesake, Trouble::UnknownKey { .. }) && namesake.lasts(), "{namesake}");
    assert_eq!(now(store.all()), there);
    let path = Path::from("a/b/log/checkpoint");
    let other = String::from_utf8(there[path.as_ref()].clone()).unwrap().replacen("record", "else", 1);
    now(store.inner.put(&path, other.into())).unwrap();
    let there = now(store.all());
    let stranger = round(&mut log.at(&store)).unwrap_err();
    assert!(matches!(stranger, Trouble::Stranger { .. }) && stranger.lasts(), "{stranger}");
    assert_eq!(now(store.all()), there);
}

#[test]
fn a_tile_with_other_bytes_is_named_and_left_as_it_is() {
    let log = Log::begin();
    for (path, bytes) in [("a/b/log/tile/0/000", vec![7; 256 * 32]), ("a/b/log/tile/entries/001", vec![7; 9])]
    {
        let store = Arc::new(Watched::default());
        now(store.inner.put(&Path::from(path), bytes.clone().into())).unwrap();
        let trouble = round(&mut log.at(&store)).unwrap_err();
        let named = path.replacen("a/b", "s3://bucket/a/b", 1);
        assert!(trouble.to_string().starts_with(&named) && trouble.lasts(), "{trouble}");
        let there = now(store.all());
        assert!(there[path] == bytes && !there.contains_key("a/b/log/checkpoint"));
    }
}

#[test]
fn what_does_not_follow_from_what_was_signed_is_not_published() {
    let (log, store) = (Log::begin(), Arc::new(Watched::default()));
    let bundle = log.data().join("log/tile/entries/002");
    let mut bytes = std::fs::read(&bundle).unwrap();
    bytes[50] ^= 1;
    std::fs::write(&bundle, bytes).unwrap();
    let trouble = round(&mut log.at(&store)).unwrap_err();
    assert!(matches!(trouble, Trouble::Own(_)), "{trouble}");
    assert!(now(store.all()).is_empty());
}

#[test]
fn a_store_that_does_not_heed_conditions_is_found_out() {
    let (log, store) = (Log::begin(), Arc::new(Watched::default()));
    store.careless.store(true, Ordering::SeqCst);
    round(&mut log.at(&store)).unwrap();
    let there = now(store.all());
    log.say("HTI");
    let trouble = round(&mut log.at(&store)).unwrap_err();
    assert!(matches!(trouble, Trouble::Unconditional { .. }) && trouble.lasts(), "{trouble}");
    assert_eq!(now(store.all()), there);
}

#[test]
fn partial_files_are_taken_away_once_the_full_one_is_there_and_only_then() {
    let store = Arc::new(Watched::default());
    let log = Log::begin();
    let mut publisher = log.tidying(&store, true);
    round(&mut publisher).unwrap();
    log.say("HTI");
    assert_eq!(round(&mut publisher).unwrap().removed, 0);
    // As many as there are lie there: two of the bundle that fills.
    let partial = |all: &BTreeMap<String, Vec<u8>>| {
        all.keys().filter(|path| path.contains("/entries/") && path.contains(".p/")).count()
    };
    assert_eq!(partial(&now(store.all())), 2);
    // An earlier run had left one whose full one is there.
    let left = Path::from("a/b/log/tile/0/000.p/7");
    now(store.inner.put(&left, vec![1].into())).unwrap();
    round(&mut log.at(&store)).unwrap();
    assert!(now(store.all()).contains_key(left.as_ref()), "nobody asked for it");
    assert_eq!(round(&mut log.tidying(&store, true)).unwrap().removed, 1);
    assert!(!now(store.all()).contains_key(left.as_ref()));
    assert_eq!(partial(&now(store.all())), 2);
}

#[test]
fn a_folder_is_a_place_too() {
    let (log, folder) = (Log::begin(), tempfile::tempdir().unwrap());
    let publisher = || {
        let place = Place::in_folder(folder.path().to_owned(), "file:///folder").unwrap();
        Publisher::new(place, &log.data().join("log"), log.ledger.verifier_key(), false)
    };
    assert_eq!(round(&mut publisher()).unwrap().size, log.size());
    log.say("HTI");
    assert_eq!(round(&mut publisher()).unwrap().size, log.size());
    let checkpoint = std::fs::read(folder.path().join("log/checkpoint")).unwrap();
    assert_eq!(checkpoint, std::fs::read(log.data().join("log/checkpoint")).unwrap());
    // A condition on what was found holds there as well.
    let place = Place::in_folder(folder.path().to_owned(), "file:///folder").unwrap();
    let found = now(place.get("log/checkpoint")).unwrap();
    std::fs::write(folder.path().join("log/checkpoint"), "another").unwrap();
    assert!(!now(place.replace("log/checkpoint", b"ours".to_vec(), Head::Now, found.as_ref())).unwrap());
    assert_eq!(std::fs::read(folder.path().join("log/checkpoint")).unwrap(), b"another");
}

#[test]
fn an_export_lies_beside_the_log_with_its_description_last() {
    let (log, store) = (Log::begin(), Arc::new(Watched::default()));
    let place = Place::of(store.clone(), Path::from("a/b"), "s3://bucket/a/b");
    let day = "2026-11-24".parse().unwrap();
    let (sent, of) = now(export(&place, log.data(), day)).unwrap();
    assert!(sent == of && of > 10, "{sent} of {of}");
    let asked = store.asked();
    assert_eq!(asked.last().unwrap(), "PUT a/b/export/datapackage.json");
    let all = now(store.all());
    let described: serde_json::Value = serde_json::from_slice(&all["a/b/export/datapackage.json"]).unwrap();
    for resource in described["resources"].as_array().unwrap() {
        let path = resource["path"].as_str().unwrap();
        assert!(all.contains_key(&format!("a/b/export/{path}")), "{path}");
    }
    assert!(
        all["a/b/export/export.zip"].starts_with(b"PK")
            && all["a/b/export/export.sqlite"].starts_with(b"SQLite")
    );
    // What has not changed is left alone.
    assert_eq!(now(export(&place, log.data(), day)).unwrap(), (0, of));
    log.say("HTI");
    store.cut_after(1);
    now(export(&place, log.data(), day)).unwrap_err();
    assert_eq!(now(store.all())["a/b/export/datapackage.json"], all["a/b/export/datapackage.json"]);
    store.mend();
    let (sent, _) = now(export(&place, log.data(), day)).unwrap();
    assert!(sent > 0 && sent < of, "{sent}");
}

/// What two officers say, signed by both.
fn signed(ledger: &Ledger, content: Content<'static>, keys: &[&SecretKey]) {
    let mut statement = Statement::upon("depositary", content, Upon::at(&ledger.record().checkpoint));
    let bytes = statement.signed_bytes(ledger.verifier_key());
    statement.signatures = keys.iter().map(|key| key.sign(&bytes)).collect();
    ledger.submit(statement).unwrap();
}

#[test]
fn a_log_goes_on_under_the_key_that_took_the_place_of_its_own() {
    let (log, store) = (Log::begin(), Arc::new(Watched::default()));
    let officers = [(); 2].map(|()| SecretKey::generate());
    for (key, officer) in officers.iter().zip(["Legal Adviser", "Treaty Officer"]) {
        let public = key.public().to_string();
        let fields = [
            ("does", "registration"),
            ("key", public.as_str()),
            ("holder", "depositary"),
            ("role", "depositary"),
            ("officer", officer),
            ("note", "Note verbale 1/2026"),
        ];
        let by: &[&SecretKey] =
            if officer == "Legal Adviser" { &[&officers[0]] } else { &[&officers[0], &officers[1]] };
        signed(&log.ledger, Content { kind: Kind::Key, fields: Fields::new(fields) }, by);
    }
    round(&mut log.at(&store)).unwrap();
    let before = log.ledger.verifier_key().to_owned();
    let note = next_key(log.data()).unwrap();
    signed(&log.ledger, succession::said(&note, "yearly"), &[&officers[0], &officers[1]]);
    let Log { folder, ledger } = log;
    drop(ledger);
    // Only the new key signs from now on; what is published is signed by the old one alone.
    for name in ["log.key.before", "log.vkey.before"] {
        std::fs::remove_file(folder.path().join(name)).unwrap();
    }
    let log = Log::open_in(folder);
    assert_ne!(log.ledger.verifier_key(), before);
    signed(&log.ledger, accession("HTI"), &[&officers[0], &officers[1]]);
    assert_eq!(now(store.all())["a/b/log/vkey"], before.as_bytes());
    assert_eq!(round(&mut log.at(&store)).unwrap().size, log.size());
    assert_eq!(now(store.all())["a/b/log/vkey"], log.ledger.verifier_key().as_bytes());
    // Whoever knows only the old key, as a mirror may, publishes what that has become.
    let place = Place::of(store.clone(), Path::from("c"), "s3://bucket/c");
    let mut by_the_old = Publisher::new(place, &log.data().join("log"), &before, false);
    round(&mut by_the_old).unwrap();
    assert_eq!(now(store.all())["c/log/vkey"], log.ledger.verifier_key().as_bytes());
}
