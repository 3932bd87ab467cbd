//! A sign of life for work that takes over a second: people who look at a terminal see what is being done.

use std::{
    io::IsTerminal,
    sync::mpsc::{self, RecvTimeoutError, Sender},
    thread,
    time::Duration,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Says what is being done until it is dropped, if that takes long enough for somebody to wonder.
pub struct Patience {
    bar: ProgressBar,
    /// Dropping it wakes the thread that waits.
    _working: Option<Sender<()>>,
}

impl Patience {
    /// Begins to wait for `what`, such as "reading the record".
    pub fn with(what: &'static str) -> Patience {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden())
            .with_style(ProgressStyle::default_spinner())
            .with_message(what);
        if !std::io::stderr().is_terminal() {
            return Patience { bar, _working: None };
        }
        let (working, done) = mpsc::channel();
        let shown = bar.clone();
        thread::spawn(move || {
            if done.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(Duration::from_millis(100));
            }
        });
        Patience { bar, _working: Some(working) }
    }
}

impl Drop for Patience {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
