using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Settings;

internal static class ValidatedOptions
{
    /// <summary>Binds a section and checks it when the program starts; what is wrong names the key.</summary>
    public static void AddValidatedOptions<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new SectionValidator<T>(section));
    }

    private sealed class SectionValidator<T>(string section) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var results = new List<ValidationResult>();
            if (Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true))
                return ValidateOptionsResult.Success;
            return ValidateOptionsResult.Fail(
                results.Select(result =>
                    result.MemberNames.Any()
                        ? string.Join(", ", result.MemberNames.Select(member => $"{section}:{member}")) + ": " + result.ErrorMessage
                        : result.ErrorMessage ?? section
                )
            );
        }
    }
}
