# coding: utf-8
"""How progress bars look: as HTML, and as lines of text."""
from __future__ import absolute_import, division

__all__ = ['Row', 'duration', 'number', 'size', 'speed', 'text', 'html']

_EIGHTHS = u' ▏▎▍▌▋▊▉'
_TEXT_WIDTH = 10
_MOST_ROWS = 24

_GRID = (u'display:inline-grid;grid-template-columns:%s;column-gap:.9em;row-gap:.15em;'
         u'align-items:center;vertical-align:top;max-width:100%%;line-height:1.5;font-variant-numeric:tabular-nums;'
         u'font-family:var(--jp-ui-font-family,system-ui,sans-serif);font-size:var(--jp-ui-font-size1,13px);'
         u'color:var(--jp-content-font-color1,currentColor)')
_TRACK = (u'position:relative;height:6px;border-radius:3px;overflow:hidden;'
          u'background:var(--jp-border-color2,rgba(128,128,128,.3))')
_FILL = u'position:absolute;top:0;bottom:0;border-radius:3px;background:'
_COLOURS = {
    'new': u'var(--jp-brand-color1,#2196f3)',
    'running': u'var(--jp-brand-color1,#2196f3)',
    'finished': u'var(--jp-success-color1,#43a047)',
    'stopped': u'var(--jp-warn-color1,#f57c00)',
}
_SLIDE = u'<style>@keyframes jykernel-slide{from{left:-30%}to{left:100%}}</style>'
_SLIDE_SECONDS = 1.6


class Row(object):
    """What is drawn of one bar: a share from 0 to 1, or None; seconds elapsed, and left or None; a rate per second, or 0.0; a
    state, which is 'new', 'running', 'finished' or 'stopped'.
    """

    def __init__(self, description, n, total, unit, share, elapsed, left, rate, state):
        self.description, self.n, self.total, self.unit, self.share = description, n, total, unit, share
        self.elapsed, self.left, self.rate, self.state = elapsed, left, rate, state

    def looks(self):
        """Equal for rows that need not be drawn anew; while nothing is done, that is once a second."""
        return self.description, self.n, self.total, int(self.elapsed), self.state


def duration(seconds):
    """Such as 0:03, 1:02:03 or 2d 3:04:05."""
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    days = u'%dd ' % days if days else u''
    return days + (u'%d:%02d:%02d' % (hours, minutes, seconds) if hours or days else u'%d:%02d' % (minutes, seconds))


def number(value):
    """With commas between thousands; three digits of a fraction."""
    if value == int(value):
        return u'{:,}'.format(int(value))
    return u'{:,.0f}'.format(value) if abs(value) >= 100 else u'%.3g' % value


def size(value):
    """Bytes, such as 999 B or 1.2 MB."""
    for unit in (u'B', u'kB', u'MB', u'GB', u'TB'):
        if abs(value) < 999.5:
            break
        value /= 1000
    else:
        unit = u'PB'
    return (u'%.0f %s' if unit == u'B' or abs(value) >= 99.95 else u'%.1f %s') % (value, unit)


def speed(per_second, unit):
    """Such as 150/s, 1.52M files/s, 24/min or 1.2 MB/s."""
    if unit == u'B':
        return size(per_second) + u'/s'
    unit = u' ' + unit if unit else u''
    for factor, per in ((1, u's'), (60, u'min'), (3600, u'h')):
        if per_second * factor >= 1 or per == u'h':
            return _short(per_second * factor) + unit + u'/' + per


def _short(value):
    limit, suffix = 99999.5, u''
    for larger in u'kMGT':
        if value < limit:
            break
        value, limit, suffix = value / 1000, 999.5, larger
    return (u'{:,.0f}'.format(value) if value >= 99.95 else u'%.3g' % value) + suffix


def _counts(row):
    if row.unit == u'B':
        done = size(row.n)
        if row.total is None:
            return done
        total = size(row.total)
        if done.split()[1] == total.split()[1]:
            done = done.split()[0]
        return done + u'/' + total
    unit = u' ' + row.unit if row.unit else u''
    return number(row.n) + (u'' if row.total is None else u'/' + number(row.total)) + unit


def _percent(row):
    return int(100 * row.share + 1e-6)  # 100 % means all of them


def text(rows):
    """One line for each row."""
    width = max(len(row.description) for row in rows) if len(rows) > 1 else 0
    return u'\n'.join(_line(row, width) for row in _some(rows))


def _line(row, width):
    times = duration(row.elapsed)
    if row.left is not None:
        times += u'<' + duration(row.left)
    told = [times] + ([speed(row.rate, row.unit)] if row.rate else []) + (['stopped'] if row.state == 'stopped' else [])
    parts = [row.description.ljust(width)] if row.description or width else []
    if row.share is not None:
        parts += [u'%d%%' % _percent(row), u'|' + _blocks(row.share) + u'|']
    return u' '.join(parts + [_counts(row), u'[' + u', '.join(told) + u']'])


def _blocks(share):
    eighths = int(min(max(share, 0.0), 1.0) * _TEXT_WIDTH * 8)
    blocks = u'█' * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else u'')
    return blocks.ljust(_TEXT_WIDTH)


def html(rows):
    """The rows below each other in one grid, so that their columns stand in line."""
    rows = _some(rows)
    columns = [(u'minmax(5em,20em)', _bar), (u'auto', _counted), (u'auto', _times)]
    if any(row.share is not None for row in rows):
        columns.insert(1, (u'auto', _percentage))
    if any(row.description for row in rows):
        columns.insert(0, (u'minmax(4em,auto)', _description))
    sliding = any(row.share is None and row.state == 'running' for row in rows)
    return u'<div style="%s">%s</div>%s' % (
        _GRID % u' '.join(width for width, _ in columns),
        u''.join(column(row) for row in rows for _, column in columns), _SLIDE if sliding else u'')


def _description(row):
    return _cell(u'white-space:nowrap;overflow:hidden;text-overflow:ellipsis;max-width:24em', _escaped(row.description))


def _percentage(row):
    shown = u'' if row.share is None else u'%d\u2009%%' % _percent(row)
    return _cell(u'white-space:nowrap;text-align:right;min-width:3em', shown)


def _counted(row):
    counts = _counts(row)
    # As wide as it will be in the end, so that what stands behind it does not move.
    width = len(counts) if row.total is None or row.unit == u'B' else \
        len(counts) - len(number(row.n)) + len(number(row.total))
    return _cell(u'white-space:nowrap;text-align:right;min-width:%dch' % width, _escaped(counts.replace(u'/', u' / ', 1)))


def _times(row):
    told = [duration(row.elapsed)]
    if row.left is not None:
        told.append(duration(row.left) + u' left')
    if row.rate:
        told.append(speed(row.rate, row.unit))
    if row.state == 'stopped':
        told.append(u'<span style="color:%s">stopped</span>' % _COLOURS['stopped'])
    return _cell(u'white-space:nowrap;color:var(--jp-content-font-color2,inherit)', u' · '.join(told))


def _cell(style, content):
    return u'<span style="%s">%s</span>' % (style, content)


def _bar(row):
    colour = _COLOURS[row.state]
    if row.share is not None:
        share = 100 * min(max(row.share, 0.0), 1.0)
        now = u' aria-valuenow="%d"' % share
        fill = u'left:0;width:%.4g%%' % share
    elif row.state == 'running':
        # A new element begins its animation anew at each update; the delay takes it to where the old one was.
        now = u''
        fill = u'left:0;width:30%%;animation:jykernel-slide %ss linear -%.2fs infinite' % (
            _SLIDE_SECONDS, row.elapsed % _SLIDE_SECONDS)
    else:
        now, fill = u'', u'left:0;width:100%' + (u';opacity:.5' if row.state == 'stopped' else u'')
    return u'<span role="progressbar" aria-valuemin="0" aria-valuemax="100"%s style="%s"><span style="%s%s;%s"></span></span>' % (
        now, _TRACK, _FILL, colour, fill)


def _escaped(plain):
    return plain.replace(u'&', u'&amp;').replace(u'<', u'&lt;').replace(u'>', u'&gt;').replace(u'"', u'&quot;')


def _some(rows):
    """Of many rows the first one, and the last ones."""
    return rows if len(rows) <= _MOST_ROWS else rows[:1] + rows[1 - _MOST_ROWS:]
