//! A ZIP file that is made as it is taken: no more of it is in memory than a piece.

use std::{
    collections::VecDeque,
    fs::File,
    io::{self, Read, Write},
    mem,
    path::PathBuf,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
};

use axum::body::{Bytes, HttpBody};
use hyper::body::Frame;
use tokio::{sync::Semaphore, task::spawn_blocking};
use zip::{
    DateTime, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

/// So much is read at once.
const PIECE: usize = 64 << 10;
/// What the list of all files is called.
const LIST: &str = "manifest.csv";

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
pub struct Zipping {
    zip: Option<ZipWriter<StreamWriter<Written>>>,
    written: Written,
    left: VecDeque<(String, PathBuf)>,
    file: Option<File>,
}

/// How a file is put in. Always deflated: what is only stored cannot be read as it comes by every program, where its length
/// comes after it. Texts become smaller so; everything else is compressed as it is, and gets little work.
fn options(name: &str) -> SimpleFileOptions {
    let level = if name.ends_with(".txt") || name.ends_with(".csv") { 6 } else { 2 };
    SimpleFileOptions::default().last_modified_time(DateTime::default()).compression_level(Some(level))
}

impl Zipping {
    /// Begins with a list, which is `manifest.csv` in it, and the files, each with its name there.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn begin(list: &[u8], files: Vec<(String, PathBuf)>) -> io::Result<Zipping> {
        let written = Written::default();
        let mut zip = ZipWriter::new_stream(written.clone());
        zip.start_file(LIST, options(LIST))?;
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
                    zip.start_file(&*name, options(&name))?;
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
pub enum Zipped {
    /// The next piece can be made.
    Ready(Box<Zipping>),
    /// It is being made.
    Working(Pin<Box<dyn Future<Output = Made> + Send>>),
    /// It is whole, or could not be made.
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

    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn an_archive_is_made_piece_by_piece() {
        let folder = std::env::temp_dir().join(format!("comity-zip-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        // What cannot be compressed comes as it is read.
        let noise: Vec<u8> = (0..20_000_u32).flat_map(|n| Sha256::digest(n.to_le_bytes())).collect();
        std::fs::write(folder.join("a"), &noise).unwrap();
        let mut zipping = Zipping::begin(b"list", vec![("a.pdf".into(), folder.join("a"))]).unwrap();
        let mut whole = vec![];
        while let Some(piece) = zipping.next().unwrap() {
            assert!(piece.len() <= 2 * PIECE, "{}", piece.len());
            whole.extend_from_slice(&piece);
        }
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(whole.len() < noise.len() + 2000, "{}", whole.len());
        let mut zip = zip::ZipArchive::new(io::Cursor::new(whole)).unwrap();
        let mut read = |name: &str| {
            let mut bytes = vec![];
            zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
            bytes
        };
        assert_eq!((read("manifest.csv"), read("a.pdf")), (b"list".to_vec(), noise));
    }
}
