//! The documents of a session in one ZIP file, made as it is taken: no more of it is in memory than a piece.

use std::{
    collections::{HashMap, VecDeque},
    fs::File,
    io::{self, Read, Write},
    mem,
    path::PathBuf,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
};

use axum::{
    body::{Body, Bytes, HttpBody},
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use comity_ledger::documents::{DocumentDigest, Documents, Found};
use comity_regime::{Proceeding, Regime, proceeding::What};
use hyper::body::Frame;
use tokio::{sync::Semaphore, task::spawn_blocking};
use zip::{
    DateTime, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

use crate::{
    App,
    respond::{Problem, csv},
};

/// So much is read at once.
const PIECE: usize = 64 << 10;
/// No name of a file is longer, in characters, beside its number and its ending.
const LONGEST: usize = 80;

/// Everything of a session that cites a document, in the order of the log: what is about it or its decisions, and what
/// convened it.
pub fn cited_at<'a>(regime: &'a Regime, session: &str) -> Vec<(DocumentDigest, &'a Proceeding)> {
    let docket = regime.docket();
    let decisions: Vec<&Proceeding> =
        docket.about(session).filter(|p| matches!(p.what, What::Decision { .. })).collect();
    let about = decisions.iter().flat_map(|decision| docket.about(&decision.id));
    let all = docket.all().filter(|p| p.id == session).chain(docket.about(session)).chain(about);
    let mut cited: Vec<_> = all.filter_map(|p| Some((DocumentDigest::parse(&p.digest)?, p))).collect();
    cited.sort_by_key(|(_, p)| p.entry);
    cited.dedup_by_key(|(_, p)| p.entry);
    cited
}

/// A text as part of a file's name on any system: letters, digits, dots and hyphens, none of those at its ends.
pub fn plain(text: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() || c == '.' || c == '_' { c } else { '-' };
    let whole: String = text.chars().map(kept).take(LONGEST).collect();
    let parts: Vec<&str> = whole.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-").trim_matches(['.', '-']).to_owned()
}

/// What is in the archive: the list as CSV, and each file with its name.
fn contents(regime: &Regime, documents: &Documents, session: &str) -> (Vec<u8>, Vec<(String, PathBuf)>) {
    let head =
        ["symbol", "title", "language", "act", "actor", "date", "digest", "entry", "file", "bytes", "type"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let (mut files, mut names) = (vec![], HashMap::new());
    for (digest, p) in cited_at(regime, session) {
        let (symbol, language) = match &p.what {
            What::Document { symbol, language, .. } => (symbol.as_str(), language.as_str()),
            _ => ("", ""),
        };
        let kept = match documents.open(digest) {
            Found::Whole(kept) => Some(kept),
            _ => None,
        };
        // One that is cited twice is there once.
        let name = kept.map_or(String::new(), |kept| {
            let number = names.len() + 1;
            let called = if symbol.is_empty() { p.what.word() } else { symbol };
            let called = plain(&format!("{called} {language}"));
            let named = names.entry(digest).or_insert_with(|| {
                let name = format!("{number:03}_{called}.{}", kept.format.ending());
                files.push((name.clone(), documents.path(digest)));
                name
            });
            named.clone()
        });
        rows.push(vec![
            symbol.to_owned(),
            p.detail.clone(),
            language.to_owned(),
            p.what.word().to_owned(),
            regime.register().actors[p.actor].id.clone(),
            p.date.to_string(),
            digest.to_string(),
            p.entry.to_string(),
            name,
            kept.map_or(String::new(), |kept| kept.bytes.to_string()),
            kept.map_or(String::new(), |kept| kept.format.media_type().to_owned()),
        ]);
    }
    (csv(rows), files)
}

/// The documents of a session in one file, with a list of all that are cited.
pub async fn zip(State(app): State<App>, Path(id): Path<String>) -> Response {
    let record = (app.record)();
    if record.regime.docket().session(&id).is_none() {
        return Problem::not_found(format!("there is no session '{id}'; /calendar has those there are"))
            .into_response();
    }
    let name = plain(&id);
    let begun = spawn_blocking(move || {
        let (list, files) = contents(&record.regime, &app.archive.documents, &id);
        Zipping::begin(&list, files)
    });
    match begun.await.map_err(io::Error::other).and_then(|begun| begun) {
        Ok(zipping) => {
            let headers = [
                (header::CONTENT_TYPE, "application/zip".to_owned()),
                (header::CACHE_CONTROL, "no-cache".to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}-documents.zip\"")),
            ];
            (headers, Body::new(Zipped::Ready(Box::new(zipping)))).into_response()
        }
        Err(error) => {
            tracing::error!("the documents of a session were not put together: {error}");
            let text = "the documents could not be put together; whoever runs this server finds the reason in its log";
            Problem::new(axum::http::StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
        }
    }
}

/// What was written and not yet taken.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Written {
    fn take(&self) -> Vec<u8> {
        mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A ZIP file that is being made.
struct Zipping {
    zip: Option<ZipWriter<StreamWriter<Written>>>,
    written: Written,
    left: VecDeque<(String, PathBuf)>,
    file: Option<File>,
}

/// Deflate, and fast: what is not compressed cannot be read as it comes by every program, where its length comes after it.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().last_modified_time(DateTime::default()).compression_level(Some(1))
}

impl Zipping {
    fn begin(list: &[u8], files: Vec<(String, PathBuf)>) -> io::Result<Zipping> {
        let written = Written::default();
        let mut zip = ZipWriter::new_stream(written.clone());
        zip.start_file("manifest.csv", options())?;
        zip.write_all(list)?;
        Ok(Zipping { zip: Some(zip), written, left: files.into(), file: None })
    }

    /// The next piece, or nothing when it is whole.
    fn next(&mut self) -> io::Result<Option<Bytes>> {
        let mut piece = vec![0; PIECE];
        while let Some(zip) = &mut self.zip {
            match (&mut self.file, self.left.pop_front()) {
                (Some(file), next) => {
                    next.into_iter().for_each(|next| self.left.push_front(next));
                    match file.read(&mut piece)? {
                        0 => self.file = None,
                        read => zip.write_all(&piece[..read])?,
                    }
                }
                (None, Some((name, path))) => {
                    zip.start_file(name, options())?;
                    self.file = Some(File::open(path)?);
                }
                (None, None) => {
                    self.zip.take().map(ZipWriter::finish).transpose()?;
                }
            }
            let written = self.written.take();
            if !written.is_empty() {
                return Ok(Some(written.into()));
            }
        }
        Ok(None)
    }
}

/// What is left to make, and a piece if there was one.
type Made = io::Result<(Box<Zipping>, Option<Bytes>)>;

/// Pieces are made one after the other, for all in turn: whoever takes much leaves the other processors to pages.
static TURN: Semaphore = Semaphore::const_new(1);

/// The body of an answer that is made piece by piece, each when the one before was taken. While nobody takes any, nothing is
/// done and no thread waits.
enum Zipped {
    Ready(Box<Zipping>),
    Working(Pin<Box<dyn Future<Output = Made> + Send>>),
    Ended,
}

impl HttpBody for Zipped {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let this = self.get_mut();
        loop {
            match mem::replace(this, Zipped::Ended) {
                Zipped::Ended => return Poll::Ready(None),
                Zipped::Ready(mut zipping) => {
                    *this = Zipped::Working(Box::pin(async move {
                        let _turn = TURN.acquire().await;
                        let work = spawn_blocking(move || zipping.next().map(|next| (zipping, next)));
                        work.await.map_err(io::Error::other)?
                    }));
                }
                Zipped::Working(mut work) => {
                    let Poll::Ready(done) = work.as_mut().poll(cx) else {
                        *this = Zipped::Working(work);
                        return Poll::Pending;
                    };
                    return Poll::Ready(match done {
                        Ok((zipping, Some(bytes))) => {
                            *this = Zipped::Ready(zipping);
                            Some(Ok(Frame::data(bytes)))
                        }
                        Ok((_, None)) => None,
                        Err(error) => {
                            tracing::error!("a session's documents were not given to the end: {error}");
                            Some(Err(error))
                        }
                    });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn names_are_plain_on_any_system() {
        for (symbol, name) in [
            ("A/CONF.1/2 en", "A-CONF.1-2-en"),
            ("../../etc/passwd", "etc-passwd"),
            ("NUL:\\ \"<x>\"|?*", "NUL-x"),
            ("قرار/١", "قرار-١"),
            ("...", ""),
        ] {
            assert_eq!(plain(symbol), name);
        }
        assert_eq!(plain(&"ab".repeat(99)).chars().count(), LONGEST);
    }

    #[test]
    fn an_archive_is_made_piece_by_piece() {
        let folder = std::env::temp_dir().join(format!("comity-zip-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        // What cannot be compressed comes as it is read.
        let noise: Vec<u8> = (0..20_000_u32).flat_map(|n| sha2::Sha256::digest(n.to_le_bytes())).collect();
        std::fs::write(folder.join("a"), &noise).unwrap();
        let mut zipping = Zipping::begin(b"list", vec![("a.txt".into(), folder.join("a"))]).unwrap();
        let mut whole = vec![];
        while let Some(piece) = zipping.next().unwrap() {
            assert!(piece.len() <= 2 * PIECE, "{}", piece.len());
            whole.extend_from_slice(&piece);
        }
        std::fs::remove_dir_all(&folder).unwrap();
        let mut zip = zip::ZipArchive::new(io::Cursor::new(whole)).unwrap();
        let mut read = |name: &str| {
            let mut bytes = vec![];
            zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
            bytes
        };
        assert_eq!((read("manifest.csv"), read("a.txt")), (b"list".to_vec(), noise));
    }

    use sha2::Digest;
}
