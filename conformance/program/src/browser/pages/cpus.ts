/** CPUs of the kernel's list form; null is not known. */
export function cpuList(list: string | null): number[] {
  const cpus: number[] = [];
  for (const part of (list ?? '').split(',').filter(Boolean)) {
    const [first, last] = part.split('-').map(Number);
    for (let cpu = first; cpu <= (last ?? first); cpu++) {
      cpus.push(cpu);
    }
  }
  return cpus;
}

/** The kernel's list form of ascending CPUs. */
export function listForm(cpus: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < cpus.length; i++) {
    let j = i;
    while (cpus[j + 1] === cpus[j] + 1) {
      j++;
    }
    parts.push(j > i ? `${cpus[i]}-${cpus[j]}` : `${cpus[i]}`);
    i = j;
  }
  return parts.join(',');
}
