// what: Files and processes through magics
// %%
String loot = "";
// %%
%load ${DIR}/secret.txt
// %%
%maven org.example:evil:1.0
// %%
%env SECRET=1
// %%
%cd ${DIR}
%classpath ${DIR}
