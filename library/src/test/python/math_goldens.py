"""Writes the reference values of nabla.math: `python math_goldens.py > ../resources/nabla/math/special.csv` (needs mpmath and SciPy)."""
import mpmath as mp
import scipy
import scipy.stats as st

mp.mp.dps = 40
print(f"# mpmath {mp.__version__}, SciPy {scipy.__version__}")
points = [-6, -3, -1, -0.5, -0.1, 1e-10, 1e-3, 0.1, 0.3, 0.5, 0.9, 1, 1.5, 2, 2.5, 3, 4, 4.99, 5.01, 6, 8, 10, 15, 20, 26]
for x in points:
    m = mp.mpf(x)
    print(f"erf,{x!r},{mp.nstr(mp.erf(m), 20)}")
    print(f"erfc,{x!r},{mp.nstr(mp.erfc(m), 20)}")
    print(f"erfcx,{x!r},{mp.nstr(mp.exp(m * m) * mp.erfc(m), 20)}")
    print(f"normalCumulative,{x!r},{mp.nstr(mp.ncdf(m), 20)}")
for x in [50, 1e3, 1e7, 1e12]:
    print(f"erfcx,{x!r},{mp.nstr(mp.exp(mp.mpf(x) ** 2) * mp.erfc(mp.mpf(x)) if x < 1e4 else 1 / (mp.sqrt(mp.pi) * x) * (1 - 1 / (2 * mp.mpf(x) ** 2)), 20)}")
for y in [-0.999, -0.5, 0.1, 0.5, 0.9, 0.999999]:
    print(f"erfInv,{y!r},{mp.nstr(mp.erfinv(mp.mpf(y)), 20)}")
for x in [0.1, 0.5, 1, 1.5, 3, 10, 100.5]:
    print(f"logGamma,{x!r},{mp.nstr(mp.loggamma(mp.mpf(x)), 20)}")
laws = {
    "normal": st.norm(1, 2), "truncatedNormal": st.truncnorm(-2, 2, 0, 1), "laplace": st.laplace(0.5, 1.5), "uniform": st.uniform(-1, 3),
    "exponential": st.expon(0, 1 / 0.7), "beta": st.beta(2, 3.5), "binomial": st.binom(10, 0.3), "poisson": st.poisson(2.5), "bernoulli": st.bernoulli(0.2),
}
for name, law in laws.items():
    print(f"{name}.mean,0,{float(law.mean())!r}")
    print(f"{name}.variance,0,{float(law.var())!r}")
    for x in [0, 1, 0.25, 2, -0.5]:
        p = law.pmf(x) if hasattr(law.dist, "pmf") else law.pdf(x)
        print(f"{name}.density,{x!r},{float(p)!r}")
        print(f"{name}.cumulative,{x!r},{float(law.cdf(x))!r}")
