//! Places for connections: a bounded number. Whoever takes one without asking for anything, or without taking the answer,
//! loses it: after a while in any case, and at once when another has none. The one for whom nothing has been done for the
//! longest goes first; whoever is being answered goes never.

use std::{
    cmp::Reverse,
    collections::HashMap,
    net::IpAddr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task::AbortHandle,
    time,
};

use super::Bounds;

/// How many descriptors are left for files: the store, the log's files, witnesses.
const FILES: usize = 64;
/// How often is looked whether somebody can make room, while nobody could.
const LOOK: Duration = Duration::from_millis(20);

/// All places.
pub struct Places {
    bounds: Bounds,
    began: Instant,
    free: Arc<Semaphore>,
    taken: Mutex<HashMap<u64, Taken>>,
    next: AtomicU64,
}

/// A place that is taken, the task that serves the connection, and whose it is.
type Taken = (Arc<Place>, AbortHandle, IpAddr);

/// The place of one connection.
pub struct Place {
    number: u64,
    began: Instant,
    /// When something was done for it last, in milliseconds since `began`: when it was accepted, when something of an
    /// answer was taken. What it sends does not count: half requests can go on for ever.
    progress: AtomicU64,
    /// Requests that are being answered: they came whole.
    answering: AtomicU32,
    /// Requests of which the body is still coming.
    receiving: AtomicU32,
    bounds: Bounds,
    places: std::sync::Weak<Places>,
    _permit: OwnedSemaphorePermit,
}

impl Places {
    /// As many as there may be.
    pub fn new(bounds: Bounds) -> Places {
        let most = descriptors().saturating_sub(FILES).clamp(1, bounds.connections.max(1));
        Places {
            bounds,
            began: Instant::now(),
            free: Arc::new(Semaphore::new(most)),
            taken: Mutex::default(),
            next: AtomicU64::default(),
        }
    }

    fn taken(&self) -> MutexGuard<'_, HashMap<u64, Taken>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place; if there is none, somebody else's.
    pub async fn free(self: &Arc<Places>) -> Arc<Place> {
        loop {
            if self.free.available_permits() == 0 {
                self.evict();
            }
            // Whoever was evicted leaves when its task runs next.
            if let Ok(Ok(permit)) = time::timeout(LOOK, self.free.clone().acquire_owned()).await {
                return Arc::new(Place {
                    number: self.next.fetch_add(1, Relaxed),
                    began: self.began,
                    progress: AtomicU64::new(self.now()),
                    answering: AtomicU32::default(),
                    receiving: AtomicU32::default(),
                    bounds: self.bounds,
                    places: Arc::downgrade(self),
                    _permit: permit,
                });
            }
        }
    }

    fn now(&self) -> u64 {
        milliseconds(self.began.elapsed())
    }

    /// Gives a place to a connection.
    pub fn enter(&self, place: &Arc<Place>, task: AbortHandle, peer: IpAddr) {
        place.advance();
        // It may have ended already: then it has left before it entered, and stays for the next sweep.
        self.taken().insert(place.number, (place.clone(), task, peer));
    }

    /// Takes the place of the one for whom nothing has been done for the longest.
    pub fn evict(&self) {
        let mut taken = self.taken();
        let mut held: HashMap<IpAddr, usize> = HashMap::new();
        taken.values().for_each(|(_, _, peer)| *held.entry(*peer).or_default() += 1);
        let idle = taken.values().filter(|(place, ..)| place.answering.load(Relaxed) == 0);
        // Whoever holds most makes room before others do; of those of one address the one that has done least of late.
        let order = |(place, _, peer): &&Taken| {
            (Reverse(held.get(peer).copied()), place.progress.load(Relaxed), place.number)
        };
        let first = idle.min_by_key(order).map(|(place, ..)| place.number);
        if let Some((_, task, _)) = first.and_then(|number| taken.remove(&number)) {
            task.abort();
        }
    }

    /// Ends all that have waited for longer than they may.
    pub fn sweep(&self) {
        let now = self.now();
        self.taken().retain(|_, (place, task, _)| {
            if place.is_overdue(now) {
                task.abort();
            }
            !task.is_finished() && !place.is_overdue(now)
        });
    }
}

impl Place {
    /// Something has been done for it.
    pub fn advance(&self) {
        self.progress.store(milliseconds(self.began.elapsed()), Relaxed);
    }

    fn is_overdue(&self, now: u64) -> bool {
        let waited = now.saturating_sub(self.progress.load(Relaxed));
        // Who sends a body too slowly is told so: that comes before.
        let most = match self.receiving.load(Relaxed) {
            0 => self.bounds.patience,
            _ => self.bounds.body() + self.bounds.patience,
        };
        self.answering.load(Relaxed) == 0 && waited > milliseconds(most)
    }

    /// A request has come, with its body or without.
    pub fn asked(self: &Arc<Place>, whole: bool) -> Underway {
        self.receiving.fetch_add(1, Relaxed);
        let request = Underway(Arc::new(Request { place: self.clone(), whole: AtomicBool::new(false) }));
        if whole {
            request.came();
        }
        request
    }

    /// How long it may wait between one thing done for it and the next.
    pub fn patience(&self) -> Duration {
        self.bounds.patience
    }

    /// Leaves.
    pub fn leave(&self) {
        if let Some(places) = self.places.upgrade() {
            places.taken().remove(&self.number);
        }
    }
}

/// A request that is being received or answered; over when nobody holds it any more.
#[derive(Clone)]
pub struct Underway(Arc<Request>);

struct Request {
    place: Arc<Place>,
    whole: AtomicBool,
}

impl Underway {
    /// All of it has come: from now on the connection is left to it.
    pub fn came(&self) {
        if !self.0.whole.swap(true, Relaxed) {
            self.0.place.answering.fetch_add(1, Relaxed);
            self.0.place.receiving.fetch_sub(1, Relaxed);
        }
    }

    /// Some of it has come, as fast as it must.
    pub fn comes(&self) {
        self.0.place.advance();
    }

    /// How long its body may take to come.
    pub fn patience(&self) -> Duration {
        self.0.place.bounds.body()
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.place.advance();
        let counted = if *self.whole.get_mut() { &self.place.answering } else { &self.place.receiving };
        counted.fetch_sub(1, Relaxed);
    }
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// How many descriptors the process may have (getrlimit(2)).
fn descriptors() -> usize {
    #[cfg(unix)]
    {
        let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile).current;
        limit.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX))
    }
    #[cfg(not(unix))]
    usize::MAX
}
