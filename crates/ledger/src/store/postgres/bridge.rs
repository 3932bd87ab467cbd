//! From threads that wait to a client that does not.

use std::{
    io,
    sync::{OnceLock, mpsc},
};

use tokio::runtime::{Builder, Runtime};

/// What drives all connections of this process. It is never ended: whoever uses it may be within another of its kind.
static RUNTIME: OnceLock<Runtime> = OnceLock::new();

fn runtime() -> io::Result<&'static Runtime> {
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let new = Builder::new_multi_thread().worker_threads(1).thread_name("database").enable_all().build()?;
    // Another thread may have been quicker; a runtime that nobody has used can be dropped in the background.
    if let Err(new) = RUNTIME.set(new) {
        new.shutdown_background();
    }
    RUNTIME.get().ok_or_else(|| io::Error::other("no runtime"))
}

/// Has work go on by itself.
pub fn begin(work: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
    runtime()?.spawn(work);
    Ok(())
}

/// Waits until something is done, on whatever thread.
pub fn wait<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> io::Result<T> {
    let (sender, receiver) = mpsc::sync_channel(1);
    begin(async move {
        // Whoever waited may have gone.
        let _ = sender.send(work.await);
    })?;
    receiver.recv().map_err(|_| io::Error::other("the work was ended before it was done"))
}
