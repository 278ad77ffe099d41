((root, data) => {
  const image = root.querySelector('img'), text = root.querySelector('p');
  const at = data.knobs.map(knob => knob.start);
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  // Of a star, the first frame is the start, and each knob has one for each other value; else all are combined.
  // What is played stands at its end where another knob is moved, so that the other one counts.
  const inStar = () => {
    let first = 1, found = 0;
    for (const [i, knob] of data.knobs.entries()) {
      if (at[i] !== knob.start && (found === 0 || knob.kind !== 'play')) {
        found = first + at[i] - (at[i] > knob.start ? 1 : 0);
      }
      first += knob.values.length - 1;
    }
    return found;
  };
  const combined = () => at.reduce((index, n, i) => index * data.knobs[i].values.length + n, 0);
  const draw = () => {
    const frame = data.frames[data.star ? inStar() : combined()];
    image.src = 'data:image/png;base64,' + data.pictures[frame.picture];
    image.alt = frame.alt;
    text.textContent = frame.text;
    text.style.minHeight = text.offsetHeight + 'px'; // what is below moves once at most
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
  const note = make('p', {className: 'gradus-note', role: 'status'});
  const rest = [];
  let moved = -1;
  // A star has no picture for two knobs that are moved: the others go back to where they start, and what is played
  // goes to its end. The page says so.
  const alone = i => {
    const back = [], ended = [];
    data.knobs.forEach((knob, j) => {
      if (j === i || !rest[j]) return;
      const end = knob.kind === 'play' && data.knobs[i].kind !== 'play';
      const place = end ? knob.values.length - 1 : knob.start;
      if (at[j] !== place) (end ? ended : back).push(knob.name);
      at[j] = place;
      rest[j](place);
    });
    if (moved === i) return; // what was said still holds
    moved = i;
    const say = (names, where) => names.length === 0 ? [] : [names.join(', ') + (names.length === 1 ? ' is ' : ' are ') + where];
    const said = [...say(back, 'back at the start'), ...say(ended, 'at the end')].join(', ');
    note.textContent = said && said + ': in a saved page one knob moves at a time.';
  };
  text.setAttribute('aria-live', 'polite');
  data.knobs.forEach((knob, i) => {
    const last = knob.values.length - 1;
    if (last === 0) return;
    const set = n => {
      if (data.star) alone(i);
      at[i] = n;
      draw();
    };
    rest[i] = () => {};
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
      rest[i] = n => { box.checked = n === 1; };
      label.append(box, knob.name);
    } else if (knob.kind === 'choice') {
      const list = make('select');
      knob.values.forEach((value, n) => list.append(make('option', {textContent: value, selected: n === at[i]})));
      list.onchange = () => set(list.selectedIndex);
      rest[i] = n => { list.selectedIndex = n; };
      arrows(list, last, () => at[i], n => { list.selectedIndex = n; set(n); }, 1);
      label.append(knob.name, list);
    } else {
      const range = make('input', {type: 'range', min: 0, max: last, step: 1, value: at[i]});
      const value = make('output', {textContent: knob.values[at[i]]});
      const show = n => {
        range.value = n;
        value.textContent = knob.values[n];
        range.setAttribute('aria-valuetext', knob.values[n]);
      };
      const move = n => { show(n); set(n); };
      show(at[i]);
      rest[i] = show;
      range.oninput = () => move(+range.value);
      arrows(range, last, () => at[i], move, -1);
      label.append(knob.name, range, value);
      if (knob.kind === 'play') {
        const button = make('button', {type: 'button', textContent: '▶ play'});
        let timer = 0;
        const stop = () => { clearInterval(timer); timer = 0; button.textContent = '▶ play'; };
        rest[i] = n => { stop(); show(n); };
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
  image.before(knobs); // as in the live figure; below, a longer text would push them from under the hand
  if (data.star) text.after(note);
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
