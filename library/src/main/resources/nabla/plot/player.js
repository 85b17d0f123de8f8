(async () => {
  const data = "$DATA", root = [...document.querySelectorAll('[data-nabla-player="$ID"]')].find(e => !e.shadowRoot);
  if (!root) return;
  const bytes = Uint8Array.from(atob(data), c => c.charCodeAt(0));
  const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
  const { parts, frames, sliders, rate, label } = JSON.parse(text);
  const shadow = root.attachShadow({ mode: 'open' });
  shadow.innerHTML = `<style>
    :host{display:inline-block} .bar{display:flex;align-items:center;gap:8px;font:13px system-ui,sans-serif;padding:4px 2px}
    button{width:34px;height:26px;cursor:pointer;font-size:13px;line-height:1} input{flex:1;min-width:160px}
    output{min-width:5em;font-variant-numeric:tabular-nums} svg{display:block;max-width:100%;height:auto}
  </style><div class="picture" role="img"></div>`;
  const picture = shadow.querySelector('.picture');
  const body = document.body, lab = body.dataset.jpThemeLight, code = body.className.includes('vscode-');
  const dark = lab ? lab === 'false' : code ? !body.className.includes('vscode-light') : matchMedia('(prefers-color-scheme:dark)').matches;
  const at = sliders.map(s => s.start);
  let timer = 0, button;
  const show = () => {
    let k = 0;
    sliders.forEach((s, i) => { k = k * s.values.length + at[i]; });
    picture.innerHTML = frames[k].map(p => parts[p]).join('\n').replaceAll('@media(prefers-color-scheme:dark)', dark ? '@media all' : '@media not all');
    inputs.forEach(([input, output], i) => { input.value = at[i]; output.textContent = sliders[i].values[at[i]]; });
  };
  const stop = () => { clearInterval(timer); timer = 0; if (button) { button.textContent = '▶'; button.title = 'play'; } };
  const play = () => {
    if (at[0] === frames.length - 1) at[0] = 0;
    timer = setInterval(() => {
      if (!root.isConnected || at[0] === frames.length - 1) return stop();
      at[0]++;
      show();
    }, 1000 / rate);
    button.textContent = '❚❚';
    button.title = 'pause';
  };
  const inputs = sliders.map((s, i) => {
    const bar = document.createElement('div');
    bar.className = 'bar';
    if (rate > 0) {
      button = document.createElement('button');
      button.onclick = () => timer ? stop() : play();
      bar.append(button);
    } else {
      const name = document.createElement('label');
      name.textContent = s.name;
      bar.append(name);
    }
    const input = Object.assign(document.createElement('input'), { type: 'range', min: 0, max: s.values.length - 1, step: 1 });
    const output = document.createElement('output');
    input.setAttribute('aria-label', s.name);
    input.oninput = () => { stop(); at[i] = +input.value; show(); };
    bar.append(input, output);
    shadow.append(bar);
    return [input, output];
  });
  picture.setAttribute('aria-label', label);
  stop();
  show();
})();
