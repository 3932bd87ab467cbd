//! What a log's public files gain when it grows: from one size to another, made from its entry bundles and held against the
//! root that was signed. Whoever puts the files elsewhere sends just these, and the checkpoint last.

use tlog_tiles::{Hash, record_hash};

use crate::{
    Checkpoint, Edge, LedgerError,
    edge::{HashTile, TILE_WIDTH},
    publish::tile_path,
    verify::{Bundles, Fetched, ReadFile, fetch, split},
};

/// A tile or an entry bundle.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicFile {
    /// Where it lies below the log's address (C2SP tlog-tiles).
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Whether it is full. What is full never grows; a partial one has a full one take its place.
    pub full: bool,
}

/// The files that a log of so many entries has and one of fewer has not, bundle by bundle. None is given of which the
/// smaller log had the same.
pub struct Growth<'a> {
    read: &'a ReadFile<'a>,
    to: Checkpoint,
    from: u64,
    edge: Edge,
    bundles: Bundles,
    /// Whether what is partial has been given.
    done: bool,
}

impl<'a> Growth<'a> {
    /// From a size to that of a checkpoint, whose signature has been checked. `read` gives the log's own files: its bundles,
    /// and the tiles of the size that it begins from.
    ///
    /// # Errors
    /// If those tiles cannot be had, or are shorter than they have to be; or if there are more entries to begin from than to
    /// go to.
    pub fn new(read: &'a ReadFile<'a>, from: u64, to: &Checkpoint) -> Result<Growth<'a>, LedgerError> {
        if from > to.size {
            let what = format!("a log of {} entries has not grown from {from}", to.size);
            return Err(LedgerError::unverified(what));
        }
        let edge = Edge::at(from, &mut |level, index, width| hashes(read, level, index, width))?;
        let bundles = Bundles::of(to.size, from / TILE_WIDTH as u64, u64::MAX)?;
        Ok(Growth { read, to: to.clone(), from, edge, bundles, done: false })
    }

    /// The root over the entries so far: before anything was asked for, that of the size that it begins from, as the log's
    /// own tiles have it. They are the right ones if what follows leads to the root of the checkpoint.
    pub fn root(&self) -> Hash {
        self.edge.root()
    }

    /// How many files are still to come, by the sizes alone.
    pub fn to_come(&self) -> u64 {
        files_between(self.edge.size(), self.to.size)
    }

    /// Where the bundles and the tiles of leaf hashes begin that are still to come: most of the files, in two folders.
    pub fn begins(&self) -> [String; 2] {
        [None, Some(0)].map(|level| tile_path(level, self.edge.size() / TILE_WIDTH as u64, TILE_WIDTH))
    }

    /// The files of the next bundle: the bundle, and the tiles that its entries fill. With the last come those that stay
    /// partial. Nothing when all has been given.
    ///
    /// # Errors
    /// If a bundle cannot be had or has not the entries that it must have; with the last, if they do not lead to the root of
    /// the checkpoint.
    #[allow(clippy::should_implement_trait, reason = "it may fail, and then it is not asked again")]
    pub fn next(&mut self) -> Result<Option<Vec<PublicFile>>, LedgerError> {
        if self.done {
            return Ok(None);
        }
        let (width, mut files) = (TILE_WIDTH as u64, vec![]);
        let mut filling = None;
        if self.edge.size() < self.to.size
            && let Some(bundle) = self.bundles.next(self.read)?
        {
            let (index, had) = (self.edge.size() / width, self.edge.size() % width);
            let mut filled = vec![];
            for entry in split(&bundle)?.into_iter().skip(usize::try_from(had).unwrap_or(TILE_WIDTH)) {
                self.edge.push(record_hash(entry), &mut filled);
            }
            if self.edge.size().is_multiple_of(width) {
                files.push(PublicFile {
                    path: tile_path(None, index, TILE_WIDTH),
                    bytes: bundle,
                    full: true,
                });
            } else {
                filling = Some((index, bundle));
            }
            files.extend(filled.iter().map(file));
        }
        if self.edge.size() < self.to.size {
            return Ok(Some(files));
        }
        self.done = true;
        if self.edge.root() != self.to.root {
            let what = format!(
                "the log's own files are not the {} entries that its checkpoint signs: they were changed, or are not all written",
                self.to.size
            );
            return Err(LedgerError::unverified(what));
        }
        if let Some((index, bytes)) = filling {
            let width = usize::try_from(self.to.size % width).unwrap_or(TILE_WIDTH);
            files.push(PublicFile { path: tile_path(None, index, width), bytes, full: false });
        }
        let from = self.from;
        let grew = |tile: &HashTile| held(self.to.size, tile.level) != held(from, tile.level);
        files.extend(self.edge.partial().filter(grew).map(|tile| file(&tile)));
        Ok(Some(files))
    }
}

/// How many hashes a level holds in a tree of so many leaves.
fn held(size: u64, level: usize) -> u64 {
    u32::try_from(8 * level).ok().and_then(|bits| size.checked_shr(bits)).unwrap_or(0)
}

/// How many files a log of `to` entries has that one of `from` has not: the bundles are as many as the tiles of level 0.
fn files_between(from: u64, to: u64) -> u64 {
    let width = TILE_WIDTH as u64;
    let tiles = (0..8).map(|level| (held(from, level), held(to, level)));
    // Of a level that did not grow nothing is new.
    let each = tiles.filter(|(from, to)| from < to).map(|(from, to)| to.div_ceil(width) - from / width);
    let each: Vec<u64> = each.collect();
    each.iter().sum::<u64>() + each.first().copied().unwrap_or(0)
}

fn file(tile: &HashTile) -> PublicFile {
    PublicFile {
        path: tile_path(Some(tile.level), tile.index, tile.hashes.len()),
        bytes: tile.hashes.iter().flat_map(|hash| hash.0).collect(),
        full: tile.hashes.len() == TILE_WIDTH,
    }
}

/// The first hashes of a tile.
fn hashes(read: &ReadFile<'_>, level: usize, index: u64, width: usize) -> Result<Vec<Hash>, LedgerError> {
    let Fetched { path, data, .. } = fetch(read, Some(level), index, width)?;
    let there = data.chunks_exact(32).take(width).filter_map(|hash| hash.try_into().ok().map(Hash));
    let there: Vec<Hash> = there.collect();
    if there.len() < width {
        let what = format!("{path} has {} hashes, and needs {width}", there.len());
        return Err(LedgerError::unverified(what));
    }
    Ok(there)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::{collections::BTreeMap, fs, path::Path};

    use super::*;
    use crate::{publish::Publisher, verify::files};

    fn entries(from: u64, to: u64) -> Vec<Vec<u8>> {
        // As long as the shortest that an entry can be.
        (from..to).map(|n| format!("{{\"an entry\":\"{n:>24}\"}}").into_bytes()).collect()
    }

    /// Adds entries to the files of a log, and says what its checkpoint is.
    fn grow(publisher: &mut Publisher, to: u64) -> Checkpoint {
        let new = entries(publisher.edge().size(), to);
        publisher.add(new.iter().map(Vec::as_slice)).unwrap();
        publisher.publish("a note").unwrap();
        Checkpoint { size: to, root: publisher.edge().root(), note: "a note".into() }
    }

    fn given(growth: &mut Growth<'_>) -> Result<BTreeMap<String, PublicFile>, LedgerError> {
        let mut all = BTreeMap::new();
        while let Some(files) = growth.next()? {
            for file in files {
                assert!(all.insert(file.path.clone(), file).is_none(), "nothing is given twice");
            }
        }
        Ok(all)
    }

    fn on_disk(folder: &Path, below: &Path, all: &mut BTreeMap<String, Vec<u8>>) {
        for file in fs::read_dir(below).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                on_disk(folder, &path, all);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                all.insert(name, fs::read(&path).unwrap());
            }
        }
    }

    #[test]
    fn what_is_gained_makes_the_smaller_log_the_larger() {
        let sizes = [1, 3, 255, 256, 257, 300, 512, 700, 65_535, 65_536, 65_537, 66_000];
        let folder = tempfile::tempdir().unwrap();
        let mut publisher = Publisher::new(folder.path());
        let (mut copied, mut before) = (BTreeMap::new(), 0);
        for size in sizes {
            let checkpoint = grow(&mut publisher, size);
            let own = files(folder.path().to_owned());
            let mut growth = Growth::new(&*own, before, &checkpoint).unwrap();
            let expected = growth.to_come();
            let new = given(&mut growth).unwrap();
            assert_eq!(new.len() as u64, expected, "{before} to {size}");
            for (path, file) in new {
                assert_eq!(file.full, !path.contains(".p/"));
                // What is there is never another: a partial file has its width in its name.
                assert!(copied.get(&path).is_none_or(|there| *there == file.bytes), "{path} at {size}");
                copied.insert(path, file.bytes);
            }
            // The log itself takes away what is partial when it is full.
            let mut there = BTreeMap::new();
            on_disk(folder.path(), folder.path(), &mut there);
            there.remove("checkpoint");
            for (path, bytes) in &there {
                assert_eq!(copied.get(path), Some(bytes), "{path} at {size}");
            }
            before = size;
        }
    }

    #[test]
    fn it_begins_from_any_size_even_where_partial_tiles_are_gone() {
        let folder = tempfile::tempdir().unwrap();
        let mut publisher = Publisher::new(folder.path());
        let mut roots = vec![];
        for size in (50..1_000).step_by(50) {
            roots.push((size, grow(&mut publisher, size).root));
        }
        let last = grow(&mut publisher, 1_000);
        let own = files(folder.path().to_owned());
        for (size, root) in roots {
            let mut growth = Growth::new(&*own, size, &last).unwrap();
            assert_eq!(growth.root(), root, "{size}");
            given(&mut growth).unwrap();
        }
        assert!(given(&mut Growth::new(&*own, 1_000, &last).unwrap()).unwrap().is_empty());
        assert!(Growth::new(&*own, 1_001, &last).is_err());
    }

    #[test]
    fn what_was_changed_leads_to_another_root() {
        let folder = tempfile::tempdir().unwrap();
        let mut publisher = Publisher::new(folder.path());
        let last = grow(&mut publisher, 600);
        for (path, from) in [("tile/entries/001", 0), ("tile/0/002.p/88", 600), ("tile/0/000", 10)] {
            let place = folder.path().join(path);
            let right = fs::read(&place).unwrap();
            let mut wrong = right.clone();
            wrong[40] ^= 1;
            fs::write(&place, wrong).unwrap();
            let own = files(folder.path().to_owned());
            let mut growth = Growth::new(&*own, from, &last).unwrap();
            assert!(given(&mut growth).unwrap_err().to_string().contains("600 entries"), "{path}");
            fs::write(&place, right).unwrap();
        }
    }
}
