using EventManager.Domain.Common;

namespace EventManager.Web.Features.Exhibitors.Plan;

/// <summary>Breaks a company's name into the lines that fit on its booth: SVG does not wrap.</summary>
internal static class BoothWords
{
    /// <summary>Mean width of a letter, as a part of the size of the type; a little wide, so that names stay inside.</summary>
    private const double LetterWidth = 0.56;

    /// <param name="name">The name.</param>
    /// <param name="width">Centimetres to write in.</param>
    /// <param name="size">Height of the type in centimetres.</param>
    /// <param name="lines">Most lines; what is left over ends in an ellipsis.</param>
    public static IReadOnlyList<string> Break(string name, int width, int size, int lines)
    {
        var letters = (int)(width / (size * LetterWidth));
        if (letters < 3 || lines < 1)
            return [];
        var broken = new List<string>();
        var line = "";
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (longer.Length <= letters || line.Length == 0)
            {
                line = longer;
                continue;
            }
            broken.Add(line);
            line = word;
        }
        broken.Add(line);
        var shown = broken.Take(lines).Select(text => Cut(text, letters)).ToList();
        if (broken.Count > lines && !shown[^1].EndsWith('…'))
            shown[^1] = Cut(shown[^1] + " …", letters);
        return shown;
    }

    private static string Cut(string text, int letters) => text.Length <= letters ? text : CleanText.Cut(text, letters - 1).TrimEnd() + "…";
}
