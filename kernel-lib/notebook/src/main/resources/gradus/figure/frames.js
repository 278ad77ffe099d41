((root, data) => {
  const image = root.querySelector('img'), text = root.querySelector('p');
  const at = data.knobs.map(knob => knob.start);
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const draw = () => {
    const frame = data.frames[at.reduce((index, n, i) => index * data.knobs[i].values.length + n, 0)];
    image.src = 'data:image/png;base64,' + data.pictures[frame.picture];
    image.alt = frame.alt;
    text.textContent = frame.text;
  };
  // JupyterLab takes arrow keys for itself before they reach a control, but after the window has seen them.
  const step = {ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, Home: -Infinity, End: Infinity};
  const arrows = (control, last, position, move, down) => {
    const listen = event => {
      if (event.target !== control || !(event.key in step) || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const by = event.key === 'ArrowDown' ? down : event.key === 'ArrowUp' ? -down : step[event.key];
      move(Math.max(0, Math.min(last, position() + by)));
    };
    control.onfocus = () => window.addEventListener('keydown', listen, true);
    control.onblur = () => window.removeEventListener('keydown', listen, true);
  };
  const knobs = make('div', {className: 'gradus-knobs'});
  text.setAttribute('aria-live', 'polite');
  data.knobs.forEach((knob, i) => {
    const last = knob.values.length - 1;
    if (last === 0) return;
    const set = n => { at[i] = n; draw(); };
    if (knob.kind === 'press') {
      const button = make('button', {type: 'button', textContent: knob.name});
      button.onclick = () => set((at[i] + 1) % (last + 1));
      knobs.append(button);
      return;
    }
    const label = make('label');
    if (knob.kind === 'toggle') {
      const box = make('input', {type: 'checkbox', checked: at[i] === 1});
      box.onchange = () => set(box.checked ? 1 : 0);
      label.append(box, knob.name);
    } else if (knob.kind === 'choice') {
      const list = make('select');
      knob.values.forEach((value, n) => list.append(make('option', {textContent: value, selected: n === at[i]})));
      list.onchange = () => set(list.selectedIndex);
      arrows(list, last, () => at[i], n => { list.selectedIndex = n; set(n); }, 1);
      label.append(knob.name, list);
    } else {
      const range = make('input', {type: 'range', min: 0, max: last, step: 1, value: at[i]});
      const value = make('output', {textContent: knob.values[at[i]]});
      const move = n => {
        range.value = n;
        value.textContent = knob.values[n];
        range.setAttribute('aria-valuetext', knob.values[n]);
        set(n);
      };
      range.setAttribute('aria-valuetext', knob.values[at[i]]);
      range.oninput = () => move(+range.value);
      arrows(range, last, () => at[i], move, -1);
      label.append(knob.name, range, value);
      if (knob.kind === 'play') {
        const button = make('button', {type: 'button', textContent: '▶ play'});
        let timer = 0;
        const stop = () => { clearInterval(timer); timer = 0; button.textContent = '▶ play'; };
        button.onclick = () => {
          if (timer) return stop();
          if (at[i] === last) move(0);
          // Who asked for less motion steps with each press.
          if (matchMedia('(prefers-reduced-motion: reduce)').matches) return move(at[i] + 1);
          button.textContent = '❚❚ pause';
          timer = setInterval(() => root.isConnected && at[i] < last ? move(at[i] + 1) : stop(), knob.millis);
        };
        const step = make('button', {type: 'button', textContent: 'step'});
        step.onclick = () => { stop(); move(Math.min(last, at[i] + 1)); };
        knobs.append(button, step);
      }
    }
    knobs.append(label);
  });
  text.after(knobs);
  // A click into the live picture below is handed to the kernel by a line of text that nobody sees.
  let clicks = 0;
  window.addEventListener('click', event => {
    const live = event.target.tagName === 'IMG' && event.target.closest('.gradus-live');
    const line = live && live.querySelector('.gradus-clicked input');
    if (!line || !root.isConnected || live.closest('.jp-OutputArea') !== root.closest('.jp-OutputArea')) return;
    const box = event.target.getBoundingClientRect();
    const right = (event.clientX - box.left) / box.width, down = (event.clientY - box.top) / box.height;
    line.value = [right.toFixed(4), down.toFixed(4), event.shiftKey ? 1 : 0, ++clicks].join(' ');
    line.dispatchEvent(new Event('change', {bubbles: true}));
  });
})
