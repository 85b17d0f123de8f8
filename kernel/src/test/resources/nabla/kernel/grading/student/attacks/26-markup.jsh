// what: Terminal codes and scripts in the output
// says: RuntimeException
// %%
System.out.println("\u001b[2J\u001b[31mPASSED<script>alert(1)</script>");
// %%
throw new RuntimeException("\u001b[2J<script>alert(1)</script>");
