//! How far a mirror has come: when it last had all that its log shows, and why it has not since. And how far a log's public
//! files have come that are published elsewhere.

use std::{
    sync::Mutex,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// What a mirror knows of following its log. Where nothing is followed, nothing is late.
#[derive(Debug, Default)]
pub struct Following(Mutex<Option<State>>);

#[derive(Debug)]
struct State {
    /// How long it may be unable to follow before that is said.
    allowed: Duration,
    /// When it last had all.
    last: Instant,
    /// The same in seconds since 1970; 0 if it never had.
    moment: i64,
    why: Option<String>,
}

impl Following {
    /// A mirror begins to follow.
    pub fn begin(&self, allowed: Duration) {
        self.set(|state| *state = Some(State { allowed, last: Instant::now(), moment: 0, why: None }));
    }

    /// It has all that its log shows.
    pub fn followed(&self) {
        let moment = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        self.set(|state| {
            if let Some(state) = state {
                (state.last, state.why) = (Instant::now(), None);
                state.moment = i64::try_from(moment).unwrap_or(i64::MAX);
            }
        });
    }

    /// It could not follow, and why: in words for everybody.
    pub fn failed(&self, why: String) {
        self.set(|state| {
            if let Some(state) = state {
                state.why = Some(why);
            }
        });
    }

    /// That it has not been able to follow for longer than is allowed, and why.
    pub fn late(&self) -> Option<String> {
        let state = self.0.lock().unwrap_or_else(|broken| broken.into_inner());
        let State { allowed, last, why, .. } = state.as_ref()?;
        let seconds = last.elapsed().as_secs();
        let why = why.as_deref().unwrap_or("it is still looking");
        let text = || format!("this mirror has not been able to follow its log for {seconds} s: {why}");
        (last.elapsed() > *allowed).then(text)
    }

    /// When it last had all, in seconds since 1970; 0 if it never had.
    pub fn moment(&self) -> i64 {
        let state = self.0.lock().unwrap_or_else(|broken| broken.into_inner());
        state.as_ref().map_or(0, |state| state.moment)
    }

    fn set(&self, change: impl FnOnce(&mut Option<State>)) {
        // A broken lock is only another's panic: what it holds is whole.
        change(&mut self.0.lock().unwrap_or_else(|broken| broken.into_inner()));
    }
}

/// What a server knows of its log's public files in object storage. It says so to monitors and to nobody else: a server
/// that cannot publish there is as ready as before.
#[derive(Debug, Default)]
pub struct Publishing(Mutex<Published>);

#[derive(Debug, Default)]
struct Published {
    /// How many entries the checkpoint there is of.
    entries: u64,
    /// Since when there is one here that is not there.
    behind: Option<Instant>,
}

impl Publishing {
    /// There is a checkpoint that is not published yet.
    pub fn begun(&self) {
        let mut state = self.0.lock().unwrap_or_else(|broken| broken.into_inner());
        state.behind.get_or_insert_with(Instant::now);
    }

    /// The checkpoint of so many entries is published, and there was no later one when that began.
    pub fn published(&self, entries: u64) {
        *self.0.lock().unwrap_or_else(|broken| broken.into_inner()) = Published { entries, behind: None };
    }

    /// How many entries are published, and for how many seconds more have been waiting.
    pub fn state(&self) -> (u64, u64) {
        let state = self.0.lock().unwrap_or_else(|broken| broken.into_inner());
        (state.entries, state.behind.map_or(0, |since| since.elapsed().as_secs()))
    }
}
