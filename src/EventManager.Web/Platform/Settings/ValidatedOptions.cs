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
        services.AddSingleton(new SettingsSection(section, typeof(T)));
        services.AddSingleton<IValidateOptions<T>>(given => new SectionValidator<T>(section, given.GetRequiredService<IConfiguration>()));
    }

    private sealed class SectionValidator<T>(string section, IConfiguration configuration) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
            // A name that nothing reads would leave the default standing without a word.
            var wrong = UnknownSettings.In(configuration.GetSection(section), typeof(T)).Concat(results.Select(Line)).ToList();
            return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
        }

        private string Line(ValidationResult result) =>
            result.MemberNames.Any()
                ? string.Join(", ", result.MemberNames.Select(member => $"{section}:{member}")) + ": " + result.ErrorMessage
                : result.ErrorMessage ?? section;
    }
}
