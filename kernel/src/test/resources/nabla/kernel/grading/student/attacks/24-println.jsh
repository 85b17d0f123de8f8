// what: Printing without end
// says: stopped after 2 s
// %%
while (true) System.out.println("spam spam spam spam spam");
