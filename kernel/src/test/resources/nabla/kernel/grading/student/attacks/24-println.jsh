// what: Printing without end
// says: stopped after \d+ s
// %%
while (true) System.out.println("spam spam spam spam spam");
