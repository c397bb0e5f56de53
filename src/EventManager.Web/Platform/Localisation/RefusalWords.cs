using System.Globalization;
using EventManager.Domain.Common;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Platform.Localisation;

/// <summary>The words of a refusal in the page's language. Each area brings its own resources; the code is the key.</summary>
internal sealed class RefusalWords(IStringLocalizerFactory factory, IEnumerable<RefusalTexts> texts)
{
    private readonly IStringLocalizer[] localizers = [.. texts.Select(text => factory.Create(text.Marker))];

    /// <summary>
    /// To a reader who is <i>Sie</i>, as all are but visitors. An argument that is an enum's value is said in words too: key
    /// <c>RoomSide.Left</c> of the same resource.
    /// </summary>
    public string Say(Refusal refusal) => Find(refusal, FormalWords.Ending) ?? SayPlainly(refusal);

    /// <summary>Where a visitor may read it: nobody is <i>du</i> by accident.</summary>
    public string Say(Refusal refusal, Voice voice) => voice is Voice.Visitor ? SayPlainly(refusal) : Say(refusal);

    private string SayPlainly(Refusal refusal) => Find(refusal) ?? refusal.Code;

    /// <param name="refusal">What was refused.</param>
    /// <param name="ending">Of the key, behind the form that goes with a number.</param>
    private string? Find(Refusal refusal, string ending = "")
    {
        var key = refusal.Code + ending;
        foreach (var localizer in localizers)
        {
            var arguments = Array.ConvertAll(refusal.Arguments, argument => argument is Enum ? Named(localizer, argument) : argument);
            // Without arguments the words stand as they are: a placeholder nobody fills must not fail a page.
            var words = arguments.Length == 0 ? localizer[key] : localizer[key, arguments];
            if (words.ResourceNotFound && CountOf(refusal) is { } count)
                words = localizer.Form(refusal.Code, count, arguments, ending);
            if (!words.ResourceNotFound)
                return words.Value;
        }
        return null;
    }

    /// <summary>The number that decides about the form: the first of the arguments that is one.</summary>
    private static decimal? CountOf(Refusal refusal) =>
        refusal.Arguments.FirstOrDefault(argument => argument is int or long) is { } number
            ? Convert.ToDecimal(number, CultureInfo.InvariantCulture)
            : null;

    private static string Named(IStringLocalizer localizer, object value) => localizer[value.GetType().Name + "." + value].Value;
}

/// <summary>A resource that holds refusals' words.</summary>
internal sealed record RefusalTexts(Type Marker);

internal static class RefusalTextsSetup
{
    public static void AddRefusalTexts<TMarker>(this IServiceCollection services) =>
        services.AddSingleton(new RefusalTexts(typeof(TMarker)));
}
