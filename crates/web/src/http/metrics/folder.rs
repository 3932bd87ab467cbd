//! The data folder as monitors see it: how much is in which part of it, how much room is left, what waits in it.

use std::{
    fs::{self, Metadata},
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use comity_ledger::{Record, documents, sealed::PAPERS};
use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{family::Family, gauge::Gauge},
    registry::{Registry, Unit},
};

use crate::question::site::Site;

/// What lies in it, and the names in it that belong to that. What is not there has no bytes.
const PARTS: [(&str, &[&str]); 6] = [
    ("store", &["comity.db", "comity.db-wal", "comity.db-shm"]),
    ("log", &["log"]),
    ("documents", &[documents::DOCUMENTS]),
    ("papers", &[PAPERS]),
    ("snapshot", &[SNAPSHOT]),
    ("waiting", &[WAITING]),
];
/// The snapshot of the state.
const SNAPSHOT: &str = "state";
/// What waits at the desk for a second signature.
const WAITING: &str = "waiting";

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Part {
    part: &'static str,
}

/// What is measured of it.
#[derive(Debug)]
pub struct Folder {
    bytes: Family<Part, Gauge>,
    disk: Gauge,
    free: Gauge,
    published: Gauge,
    snapshot: Gauge,
    waiting: Gauge,
    oldest: Gauge,
    documents: Gauge,
    papers: Gauge,
}

impl Folder {
    /// Registers it.
    pub fn register(registry: &mut Registry) -> Folder {
        let bytes = Family::<Part, Gauge>::default();
        registry.register_with_unit(
            "folder",
            "How much of the disk each part of the data folder takes; looked at once a minute",
            Unit::Bytes,
            bytes.clone(),
        );
        let mut measured = |name: &str, help: &str, unit: Unit| {
            let gauge = Gauge::default();
            registry.register_with_unit(name, help, unit, gauge.clone());
            gauge
        };
        let disk = measured("disk", "Size of the file system that the data folder lies on", Unit::Bytes);
        let free = measured("disk_free", "Room that is left on it for this program", Unit::Bytes);
        let published = measured(
            "log_published_timestamp",
            "When the public checkpoint was last written, in seconds since 1970; 0 if it is not there",
            Unit::Seconds,
        );
        let snapshot = measured(
            "snapshot_timestamp",
            "When the snapshot of the state was written, in seconds since 1970; 0 if there is none",
            Unit::Seconds,
        );
        let oldest = measured(
            "desk_oldest_timestamp",
            "Since when the statement that has waited longest for a second signature has, in seconds since 1970; 0 if none waits",
            Unit::Seconds,
        );
        let mut counted = |name: &str, help: &str| {
            let gauge = Gauge::default();
            registry.register(name, help, gauge.clone());
            gauge
        };
        let waiting = counted("desk_waiting", "Statements that wait at the desk for a second signature");
        let documents =
            counted("documents_missing", "Documents that the log cites and that are not kept here");
        let papers = counted("papers_missing", "Sealed papers that the log has and that are not kept here");
        Folder { bytes, disk, free, published, snapshot, waiting, oldest, documents, papers }
    }

    /// Looks at what costs little: the disk, and when files were written.
    pub fn look(&self, folder: &Path) {
        #[cfg(unix)]
        if let Ok(disk) = rustix::fs::statvfs(folder) {
            self.disk.set(signed(disk.f_blocks.saturating_mul(disk.f_frsize)));
            self.free.set(signed(disk.f_bavail.saturating_mul(disk.f_frsize)));
        }
        let written = |path: &str| fs::metadata(folder.join(path)).ok();
        self.published.set(written("log/checkpoint").as_ref().map_or(0, moment));
        self.snapshot.set(written(SNAPSHOT).as_ref().map_or(0, moment));
        let files = fs::read_dir(folder.join(WAITING)).into_iter().flatten().flatten();
        let waiting = files.filter(|file| file.path().extension().is_some_and(|end| end == "json"));
        let since: Vec<i64> = waiting.filter_map(|file| Some(moment(&file.metadata().ok()?))).collect();
        self.waiting.set(signed(since.len() as u64));
        self.oldest.set(since.into_iter().min().unwrap_or_default());
    }

    /// Looks at every file.
    pub fn walk(&self, site: &Site, record: &Record) {
        for (part, names) in PARTS {
            let bytes = names.iter().map(|name| size(&site.folder.join(name))).sum();
            self.bytes.get_or_create(&Part { part }).set(signed(bytes));
        }
        self.documents.set(signed(documents::missing(&record.regime, &site.documents) as u64));
        let lost = |file: &str| !site.folder.join(PAPERS).join(format!("{file}.age")).exists();
        let papers = record.trust.papers.values().filter(|paper| lost(&paper.file)).count();
        self.papers.set(signed(papers as u64));
    }
}

/// What a file takes of the disk, or a folder with all that is in it. What goes away meanwhile takes nothing.
fn size(path: &Path) -> u64 {
    let Ok(file) = fs::symlink_metadata(path) else { return 0 };
    let below = match file.is_dir() {
        true => fs::read_dir(path).into_iter().flatten().flatten().map(|file| size(&file.path())).sum(),
        false => 0,
    };
    taken(&file) + below
}

/// What a file takes of the disk: whole blocks, which many small files take more of than they have bytes (stat(2)).
fn taken(file: &Metadata) -> u64 {
    #[cfg(unix)]
    {
        std::os::unix::fs::MetadataExt::blocks(file).saturating_mul(512)
    }
    #[cfg(not(unix))]
    file.len()
}

/// When a file was written, in seconds since 1970.
fn moment(file: &Metadata) -> i64 {
    let written = file.modified().unwrap_or(SystemTime::UNIX_EPOCH).duration_since(UNIX_EPOCH);
    written.map_or(0, |since| signed(since.as_secs()))
}

/// A count as gauges hold it.
fn signed(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_folder_takes_what_is_in_it_and_what_is_not_there_takes_nothing() {
        let folder = std::env::temp_dir().join(format!("comity-size-{}", std::process::id()));
        let below = folder.join("tile/0");
        fs::create_dir_all(&below).unwrap();
        let empty = size(&folder);
        // Nothing that a file system could keep shorter.
        let bytes: Vec<u8> =
            (0..100_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
        for name in ["000", "001"] {
            fs::write(below.join(name), &bytes).unwrap();
            fs::File::open(below.join(name)).unwrap().sync_all().unwrap();
        }
        let (all, absent) = (size(&folder), size(&folder.join("nothing")));
        fs::remove_dir_all(&folder).unwrap();
        assert!(all >= empty + 200_000, "{empty} {all}");
        assert_eq!(absent, 0);
    }
}
