//! Tiles, entry bundles and the checkpoint as files (C2SP tlog-tiles), made from the store.
//!
//! Every file is written beside its place and renamed into it, so a reader sees all of it or nothing. They are not
//! synced: what a crash takes is made again from the store when the log is next opened. A copy has no store: its files are
//! the only ones, and synced as they are written, the checkpoint last.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use tlog_tiles::record_hash;

use crate::{
    Edge, LedgerError,
    edge::{HashTile, TILE_WIDTH},
};

/// A tile's or bundle's path: `tile/<L>/<N>` or `tile/entries/<N>`, with `.p/<W>` while it is partial.
pub fn tile_path(level: Option<usize>, index: u64, width: usize) -> String {
    let mut number = format!("{:03}", index % 1000);
    let mut rest = index / 1000;
    while rest > 0 {
        number = format!("x{:03}/{number}", rest % 1000);
        rest /= 1000;
    }
    let level = level.map_or("entries".into(), |l| l.to_string());
    let partial = if width == TILE_WIDTH { String::new() } else { format!(".p/{width}") };
    format!("tile/{level}/{number}{partial}")
}

/// How many entries the bundles below a log's folder reach to.
pub(crate) fn reached(log: &Path) -> u64 {
    /// The highest number that a name below a folder stands for, with its name.
    fn highest(folder: &Path, number: impl Fn(&str) -> Option<u64>) -> Option<(u64, String)> {
        let all = fs::read_dir(folder).ok()?.flatten().filter_map(|e| e.file_name().into_string().ok());
        all.filter_map(|name| Some((number(&name)?, name))).max()
    }
    let (mut folder, mut above) = (log.join("tile/entries"), 0);
    // Folders of thousands: x001/x234/067.
    while let Some((thousand, name)) = highest(&folder, |name| name.strip_prefix('x')?.parse().ok()) {
        (folder, above) = (folder.join(name), (above + thousand) * 1000);
    }
    let width = TILE_WIDTH as u64;
    let whole = highest(&folder, |name| name.parse().ok()).map_or(0, |(n, _)| (above + n + 1) * width);
    let partial = highest(&folder, |name| name.strip_suffix(".p")?.parse().ok()).map_or(0, |(n, name)| {
        let filled = highest(&folder.join(name), |name| name.parse().ok()).map_or(0, |(filled, _)| filled);
        (above + n) * width + filled
    });
    whole.max(partial)
}

/// Adds an entry to a bundle: its length in two bytes, big end first, then its bytes.
pub(crate) fn bundle(bundle: &mut Vec<u8>, entry: &[u8]) {
    // INVARIANT: entries have at most 65,535 bytes (`Entry::encode`).
    bundle.extend(u16::try_from(entry.len()).unwrap_or(u16::MAX).to_be_bytes());
    bundle.extend_from_slice(entry);
}

/// Writes a log's public files.
#[derive(Debug)]
pub struct Publisher {
    folder: PathBuf,
    /// The tree as published; never behind by more than a failed write.
    edge: Edge,
    /// The entry bundle that is being filled.
    bundle: Vec<u8>,
    /// Files that were there with other contents than they should have had.
    pub mended: Vec<String>,
    /// While the log is opened, files that are as they should be are left alone, others mended.
    opening: bool,
    /// Whether each file is synced, and its name.
    durable: bool,
}

impl Publisher {
    /// What was found changed so far; nothing is told twice.
    pub fn told(&mut self) -> Vec<String> {
        std::mem::take(&mut self.mended)
    }

    /// A publisher that has published nothing yet in `folder`.
    pub fn new(folder: &Path) -> Publisher {
        Publisher {
            folder: folder.to_owned(),
            edge: Edge::default(),
            bundle: vec![],
            mended: vec![],
            opening: true,
            durable: false,
        }
    }

    /// The same for a folder that has the only copy.
    pub fn durable(folder: &Path) -> Publisher {
        Publisher { durable: true, ..Publisher::new(folder) }
    }

    /// Goes on after the entries of a tree, of which `rest` are those of the last bundle, if it is not full.
    pub fn resume(&mut self, edge: Edge, rest: &[Vec<u8>]) {
        self.edge = edge;
        rest.iter().for_each(|entry| bundle(&mut self.bundle, entry));
    }

    /// Begins again, as when the log is opened: after a write that failed.
    pub fn restart(&mut self) {
        *self = Publisher { durable: self.durable, ..Publisher::new(&self.folder) };
    }

    /// The tree over what was added.
    pub fn edge(&self) -> &Edge {
        &self.edge
    }

    /// Whether the files are there. What reads them begins with the checkpoint; if that is gone, so may be all of them.
    pub fn is_there(&self) -> bool {
        self.folder.join("checkpoint").exists()
    }

    /// Whether something can be written where the files lie.
    pub fn can_write(&self) -> Result<(), LedgerError> {
        let path = self.folder.join("checkpoint.new");
        fs::create_dir_all(&self.folder)
            .and_then(|()| fs::write(&path, [0; 1 << 13]))
            .and_then(|()| fs::remove_file(&path))
            .map_err(LedgerError::io(&path))
    }

    /// Adds entries and writes each tile and bundle that they fill.
    pub fn add<'a>(&mut self, entries: impl IntoIterator<Item = &'a [u8]>) -> Result<(), LedgerError> {
        for entry in entries {
            let mut filled = vec![];
            bundle(&mut self.bundle, entry);
            self.edge.push(record_hash(entry), &mut filled);
            if self.edge.size().is_multiple_of(TILE_WIDTH as u64) {
                let data = std::mem::take(&mut self.bundle);
                self.finish(None, self.edge.size() / TILE_WIDTH as u64 - 1, &data)?;
            }
            for tile in filled {
                self.finish(Some(tile.level), tile.index, &bytes(&tile))?;
            }
        }
        Ok(())
    }

    /// Writes what is partial, and then the checkpoint that covers it all.
    pub fn publish(&mut self, note: &str) -> Result<(), LedgerError> {
        let width = usize::try_from(self.edge.size() % TILE_WIDTH as u64).unwrap_or(0);
        if width > 0 {
            let path = tile_path(None, self.edge.size() / TILE_WIDTH as u64, width);
            self.write(&path, &self.bundle)?;
        }
        for tile in self.edge.partial() {
            self.write(&tile_path(Some(tile.level), tile.index, tile.hashes.len()), &bytes(&tile))?;
        }
        self.write("checkpoint", note.as_bytes())?;
        self.opening = false;
        Ok(())
    }

    /// Writes a full tile or bundle, and takes away the partial ones that it replaces.
    fn finish(&mut self, level: Option<usize>, index: u64, data: &[u8]) -> Result<(), LedgerError> {
        let path = tile_path(level, index, TILE_WIDTH);
        if self.opening {
            match fs::read(self.folder.join(&path)) {
                Ok(there) if there == data => return Ok(()),
                Ok(_) => self.mended.push(path.clone()),
                Err(_) => {}
            }
        }
        self.write(&path, data)?;
        let partial = self.folder.join(format!("{path}.p"));
        match fs::remove_dir_all(&partial) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(LedgerError::io(&partial)(e)),
            _ => Ok(()),
        }
    }

    fn write(&self, path: &str, data: &[u8]) -> Result<(), LedgerError> {
        let place = self.folder.join(path);
        // What is as it should be is left alone: when it was written says when the log last grew.
        if self.opening && fs::read(&place).is_ok_and(|there| there == data) {
            return Ok(());
        }
        let beside = place.with_extension("new");
        let parent = place.parent().unwrap_or(&self.folder);
        if self.durable {
            return self.write_durably(&place, &beside, parent, data).map_err(LedgerError::io(&place));
        }
        let written = fs::write(&beside, data).or_else(|e| match e.kind() {
            io::ErrorKind::NotFound => fs::create_dir_all(parent).and_then(|()| fs::write(&beside, data)),
            _ => Err(e),
        });
        written.and_then(|()| fs::rename(&beside, &place)).map_err(LedgerError::io(&place))
    }

    /// What it says reaches the disk before its name does, and both before this returns.
    fn write_durably(&self, place: &Path, beside: &Path, parent: &Path, data: &[u8]) -> io::Result<()> {
        let new: Vec<&Path> =
            parent.ancestors().take_while(|p| p.starts_with(&self.folder) && !p.exists()).collect();
        fs::create_dir_all(parent)?;
        // A folder is as durable as its name in the one that it is in.
        for folder in new.into_iter().rev() {
            sync_folder(folder.parent().unwrap_or(folder))?;
        }
        let mut file = fs::File::create(beside)?;
        file.write_all(data)?;
        file.sync_all()?;
        fs::rename(beside, place)?;
        sync_folder(parent)
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

fn bytes(tile: &HashTile) -> Vec<u8> {
    tile.hashes.iter().flat_map(|h| h.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_as_c2sp_lays_them_out() {
        assert_eq!(tile_path(Some(0), 1_234_067, 256), "tile/0/x001/x234/067");
        assert_eq!(tile_path(Some(2), 0, 3), "tile/2/000.p/3");
        assert_eq!(tile_path(None, 999, 256), "tile/entries/999");
    }
}
