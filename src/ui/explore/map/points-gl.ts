// Points by WebGL2: one draw call for the faded, one for the lit.
import { hues, type MapData } from './map-data.ts';
import {
  drawingOrder,
  fadedAlpha,
  fullAlpha,
  type Painter,
  type PointFrame,
  resizeCanvas,
} from './painter.ts';

const vertexShader = `#version 300 es
in vec2 place;
in float category;
uniform vec2 middle;
uniform vec2 zoom;
uniform float diameter;
uniform float alpha;
uniform vec3 colours[${hues + 1}];
out vec4 colour;
void main() {
  gl_Position = vec4((place - middle) * zoom, 0.0, 1.0);
  gl_PointSize = diameter + 1.0;
  colour = vec4(colours[int(category)], 1.0) * alpha;
}`;

/** A disc whose last pixel fades out. */
const fragmentShader = `#version 300 es
precision highp float;
in vec4 colour;
uniform float diameter;
out vec4 pixel;
void main() {
  float away = length(gl_PointCoord - 0.5) * (diameter + 1.0);
  pixel = colour * clamp(diameter * 0.5 + 0.5 - away, 0.0, 1.0);
}`;

/** null where WebGL2 does not work. The canvas is its own from then on. */
export function glPainter(canvas: HTMLCanvasElement, data: MapData): Painter | null {
  const gl = canvas.getContext('webgl2', { antialias: false, depth: false, premultipliedAlpha: true });
  const program = gl && programOf(gl);
  return gl && program ? new GlPainter(canvas, data, gl, program) : null;
}

class GlPainter implements Painter {
  readonly #canvas: HTMLCanvasElement;
  readonly #data: MapData;
  readonly #gl: WebGL2RenderingContext;
  readonly #uniform: (name: string) => WebGLUniformLocation | null;
  #lit: Uint8Array | null | undefined = undefined;
  #faded = 0;

  constructor(canvas: HTMLCanvasElement, data: MapData, gl: WebGL2RenderingContext, program: WebGLProgram) {
    this.#canvas = canvas;
    this.#data = data;
    this.#gl = gl;
    const places = new Map<string, WebGLUniformLocation | null>();
    this.#uniform = (name) => {
      if (!places.has(name)) places.set(name, gl.getUniformLocation(program, name));
      return places.get(name)!;
    };
    gl.useProgram(program);
    this.#attribute(program, 'place', data.places, 2, gl.FLOAT);
    this.#attribute(program, 'category', data.categories, 1, gl.UNSIGNED_BYTE);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  draw({ view, size, ratio, colours, lit, diameter }: PointFrame): void {
    const gl = this.#gl;
    if (gl.isContextLost()) return;
    resizeCanvas(this.#canvas, size, ratio);
    gl.viewport(0, 0, this.#canvas.width, this.#canvas.height);
    this.#arrange(lit);
    gl.uniform2f(this.#uniform('middle'), view.x, view.y);
    // Clip space reaches from -1 to 1, upwards.
    gl.uniform2f(this.#uniform('zoom'), (2 * view.scale) / size.width, (-2 * view.scale) / size.height);
    gl.uniform1f(this.#uniform('diameter'), diameter * ratio);
    gl.uniform3fv(
      this.#uniform('colours'),
      colours.categories.flat().map((value) => value / 255),
    );
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    this.#points(0, this.#faded, fadedAlpha);
    this.#points(this.#faded, this.#data.count - this.#faded, fullAlpha);
  }

  close(): void {
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  #points(from: number, count: number, alpha: number): void {
    const gl = this.#gl;
    if (count === 0) return;
    gl.uniform1f(this.#uniform('alpha'), alpha);
    gl.drawElements(gl.POINTS, count, gl.UNSIGNED_INT, from * Uint32Array.BYTES_PER_ELEMENT);
  }

  #arrange(lit: Uint8Array | null): void {
    if (lit === this.#lit) return;
    const { order, faded } = drawingOrder(this.#data.count, lit);
    this.#gl.bufferData(this.#gl.ELEMENT_ARRAY_BUFFER, order, this.#gl.DYNAMIC_DRAW);
    this.#lit = lit;
    this.#faded = faded;
  }

  #attribute(
    program: WebGLProgram,
    name: string,
    values: Float32Array | Uint8Array,
    each: number,
    type: number,
  ) {
    const gl = this.#gl;
    const at = gl.getAttribLocation(program, name);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(at);
    gl.vertexAttribPointer(at, each, type, false, 0, 0);
  }
}

function programOf(gl: WebGL2RenderingContext): WebGLProgram | null {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : null;
}
