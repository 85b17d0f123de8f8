// what: Two locks taken in two orders
// says: stopped after \d+ s
// %%
Object a = new Object(), b = new Object();
// %%
double attack(double x) {
  var lock = new java.util.concurrent.locks.ReentrantLock(); var never = lock.newCondition(); lock.lock();
  while (true) never.awaitUninterruptibly();
}
