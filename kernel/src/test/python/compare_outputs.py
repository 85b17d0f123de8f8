#!/usr/bin/env python3
"""Executes a notebook through nbclient and compares every output with that of the embedded runner, byte for byte.

usage: compare_outputs.py SOURCE.ipynb EXECUTED_BY_RUNNER.ipynb [KERNEL]

The filter, applied to both sides first:
  joined    text printed in a row to the same stream is one output (how it is cut into messages depends on time)
  identity  hash codes that Java invents (Object.toString, names of lambdas) become @0
Nothing else is forgiven; ids and timings of messages are not part of an output.
"""
import re
import sys

import nbclient
import nbformat


def joined(outputs):
    result = []
    for output in outputs:
        if result and output.output_type == "stream" == result[-1].output_type and output.name == result[-1].name:
            result[-1].text += output.text
        else:
            result.append(output)
    return result


def identity(value):
    if isinstance(value, str):
        value = re.sub(r"\$\$Lambda[^ ]*", "$$Lambda", value)
        return re.sub(r"@[0-9a-f]{6,8}\b", "@0", value)
    if isinstance(value, dict):
        return {key: identity(item) for key, item in sorted(value.items())}
    if isinstance(value, list):
        return [identity(item) for item in value]
    return value


def main(source, executed, kernel="nabla"):
    ours = nbformat.read(executed, as_version=4)
    theirs = nbformat.read(source, as_version=4)
    client = nbclient.NotebookClient(theirs, timeout=300, kernel_name=kernel)
    try:
        client.execute()
    except nbclient.exceptions.CellExecutionError as e:
        print("a cell failed:", e.ename, e.evalue)
    differences = compared = 0
    for number, (a, b) in enumerate(zip(ours.cells, theirs.cells), 1):
        if a.cell_type != "code":
            continue
        compared += len(b.outputs)
        if a.execution_count != b.execution_count:
            differences += 1
            print(f"cell {number}: count {a.execution_count} by the runner, {b.execution_count} through nbclient")
        x, y = identity(joined(a.outputs)), identity(joined(b.outputs))
        if x != y:
            differences += 1
            print(f"cell {number} differs:\n  runner   {str(x)[:2000]}\n  nbclient {str(y)[:2000]}")
    if len(ours.cells) != len(theirs.cells) or compared == 0:
        sys.exit(f"{source}: {len(ours.cells)} cells against {len(theirs.cells)}, {compared} outputs: nothing to compare")
    print(f"{source}: {compared} outputs, {differences} differences")
    sys.exit(1 if differences else 0)


main(*sys.argv[1:])
